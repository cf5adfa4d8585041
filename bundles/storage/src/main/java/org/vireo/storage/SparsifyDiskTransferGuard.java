package org.vireo.storage;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.SparsifyDisk;

/** A disk is not copied anew while a client moves an image of it. */
@Component(service = CommandGuard.class)
public final class SparsifyDiskTransferGuard implements CommandGuard<SparsifyDisk> {
    private final RunningTransfers transfers;

    @Activate
    public SparsifyDiskTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<SparsifyDisk> command() {
        return SparsifyDisk.class;
    }

    @Override
    public Check check(SparsifyDisk command, Caller caller) {
        return transfers.none(List.of(command.id()), "Cannot sparsify Virtual Disk.");
    }
}
