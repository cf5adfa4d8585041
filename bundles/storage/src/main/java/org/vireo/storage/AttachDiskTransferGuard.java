package org.vireo.storage;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.AttachDisk;

/** A disk that a client writes is plugged into nothing: nobody has looked yet at what it holds. */
@Component(service = CommandGuard.class)
public final class AttachDiskTransferGuard implements CommandGuard<AttachDisk> {
    private final RunningTransfers transfers;

    @Activate
    public AttachDiskTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<AttachDisk> command() {
        return AttachDisk.class;
    }

    @Override
    public Check check(AttachDisk command, Caller caller) {
        return transfers.none(List.of(command.disk()), "Cannot attach Virtual Disk.");
    }
}
