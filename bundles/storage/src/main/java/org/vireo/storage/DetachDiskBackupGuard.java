package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.DetachDisk;

/** A disk that a backup reads stays plugged in. */
@Component(service = CommandGuard.class)
public final class DetachDiskBackupGuard implements CommandGuard<DetachDisk> {
    private final Backups backups;

    @Activate
    public DetachDiskBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<DetachDisk> command() {
        return DetachDisk.class;
    }

    @Override
    public Check check(DetachDisk command, Caller caller) {
        return backups.none(command.vm(), command.disk(), "Cannot detach Virtual Disk.");
    }
}
