package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.snapshot.RemoveSnapshot;

/** A snapshot stays while a client downloads an image of it. */
@Component(service = CommandGuard.class)
public final class RemoveSnapshotTransferGuard implements CommandGuard<RemoveSnapshot> {
    private final RunningTransfers transfers;

    @Activate
    public RemoveSnapshotTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<RemoveSnapshot> command() {
        return RemoveSnapshot.class;
    }

    @Override
    public Check check(RemoveSnapshot command, Caller caller) {
        return transfers.none(command.vm(), "Cannot remove Snapshot.");
    }
}
