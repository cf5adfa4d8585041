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
    private final DiskUse use;

    @Activate
    public UpdateDiskBackupGuard(@Reference Backups backups, @Reference DiskUse use) {
        this.backups = backups;
        this.use = use;
    }

    @Override
    public Class<UpdateDisk> command() {
        return UpdateDisk.class;
    }

    @Override
    public Check check(UpdateDisk command, Caller caller) {
        if (command.size().isEmpty()) {
            return Check.FINE;
        }
        var verdict = Check.FINE;
        for (var attachment : use.attachments(command.id())) {
            if (attachment.vmId().isPresent()) {
                verdict = verdict.and(backups.none(attachment.vmId().get(), command.id(), "Cannot edit Virtual Disk."));
            }
        }
        return verdict;
    }
}
