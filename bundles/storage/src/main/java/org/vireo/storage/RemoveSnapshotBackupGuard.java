package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.snapshot.RemoveSnapshot;

/** The hypervisor merges no images while a backup reads them. */
@Component(service = CommandGuard.class)
public final class RemoveSnapshotBackupGuard implements CommandGuard<RemoveSnapshot> {
    private final Backups backups;

    @Activate
    public RemoveSnapshotBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<RemoveSnapshot> command() {
        return RemoveSnapshot.class;
    }

    @Override
    public Check check(RemoveSnapshot command, Caller caller) {
        return backups.none(command.vm(), "Cannot remove Snapshot.");
    }
}
