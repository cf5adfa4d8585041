package org.vireo.storage;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.UpdateDiskAttachment;

/** A disk that a client writes is activated nowhere: nobody has looked yet at what it holds. */
@Component(service = CommandGuard.class)
public final class UpdateDiskAttachmentTransferGuard implements CommandGuard<UpdateDiskAttachment> {
    private final RunningTransfers transfers;

    @Activate
    public UpdateDiskAttachmentTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<UpdateDiskAttachment> command() {
        return UpdateDiskAttachment.class;
    }

    @Override
    public Check check(UpdateDiskAttachment command, Caller caller) {
        return transfers.none(List.of(command.disk()), "Cannot edit Virtual Disk.");
    }
}
