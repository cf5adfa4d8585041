package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.snapshot.AddSnapshot;

/** The hypervisor exchanges no images while a backup reads them. */
@Component(service = CommandGuard.class)
public final class AddSnapshotBackupGuard implements CommandGuard<AddSnapshot> {
    private final Backups backups;

    @Activate
    public AddSnapshotBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<AddSnapshot> command() {
        return AddSnapshot.class;
    }

    @Override
    public Check check(AddSnapshot command, Caller caller) {
        return backups.none(command.vm(), "Cannot create Snapshot.");
    }
}
