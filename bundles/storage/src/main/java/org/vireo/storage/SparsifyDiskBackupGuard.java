package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.SparsifyDisk;

/** A disk that a backup reads keeps its images. */
@Component(service = CommandGuard.class)
public final class SparsifyDiskBackupGuard implements CommandGuard<SparsifyDisk> {
    private final Backups backups;

    @Activate
    public SparsifyDiskBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<SparsifyDisk> command() {
        return SparsifyDisk.class;
    }

    @Override
    public Check check(SparsifyDisk command, Caller caller) {
        return backups.none(command.id(), "Cannot sparsify Virtual Disk.");
    }
}
