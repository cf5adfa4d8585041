package org.vireo.storage;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.UpdateDiskAttachment;

/** A disk that a backup reads stays plugged in. */
@Component(service = CommandGuard.class)
public final class UpdateDiskAttachmentBackupGuard implements CommandGuard<UpdateDiskAttachment> {
    private final Backups backups;

    @Activate
    public UpdateDiskAttachmentBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<UpdateDiskAttachment> command() {
        return UpdateDiskAttachment.class;
    }

    @Override
    public Check check(UpdateDiskAttachment command, Caller caller) {
        return command.active().equals(Optional.of(false))
                ? backups.none(command.vm(), command.disk(), "Cannot deactivate Virtual Disk.")
                : Check.FINE;
    }
}
