package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.UpdateDisk;

/** A disk that a backup reads keeps its size. */
@Component(service = CommandGuard.class)
public final class UpdateDiskBackupGuard implements CommandGuard<UpdateDisk> {
    private final Backups backups;

    @Activate
    public UpdateDiskBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<UpdateDisk> command() {
        return UpdateDisk.class;
    }

    @Override
    public Check check(UpdateDisk command, Caller caller) {
        return command.size().isEmpty() ? Check.FINE : backups.none(command.id(), "Cannot edit Virtual Disk.");
    }
}
