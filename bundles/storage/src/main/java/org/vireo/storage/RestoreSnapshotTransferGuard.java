package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.snapshot.RestoreSnapshot;

/** Returning to a snapshot drops those after it, which a client may be downloading. */
@Component(service = CommandGuard.class)
public final class RestoreSnapshotTransferGuard implements CommandGuard<RestoreSnapshot> {
    private final RunningTransfers transfers;

    @Activate
    public RestoreSnapshotTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<RestoreSnapshot> command() {
        return RestoreSnapshot.class;
    }

    @Override
    public Check check(RestoreSnapshot command, Caller caller) {
        return transfers.none(command.vm(), "Cannot restore Snapshot.");
    }
}
