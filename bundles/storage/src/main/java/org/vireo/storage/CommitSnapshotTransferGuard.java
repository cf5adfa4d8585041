package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.snapshot.CommitSnapshot;

/** Committing a snapshot drops those after it, which a client may be downloading. */
@Component(service = CommandGuard.class)
public final class CommitSnapshotTransferGuard implements CommandGuard<CommitSnapshot> {
    private final RunningTransfers transfers;

    @Activate
    public CommitSnapshotTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<CommitSnapshot> command() {
        return CommitSnapshot.class;
    }

    @Override
    public Check check(CommitSnapshot command, Caller caller) {
        return transfers.none(command.vm(), "Cannot commit Snapshot.");
    }
}
