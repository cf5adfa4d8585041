package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.MoveDisk;

/** A disk that a backup reads stays where it is. */
@Component(service = CommandGuard.class)
public final class MoveDiskBackupGuard implements CommandGuard<MoveDisk> {
    private final Backups backups;

    @Activate
    public MoveDiskBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<MoveDisk> command() {
        return MoveDisk.class;
    }

    @Override
    public Check check(MoveDisk command, Caller caller) {
        return backups.none(command.id(), "Cannot move Virtual Disk.");
    }
}
