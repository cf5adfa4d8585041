package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.EndBackup;

/** Ends a backup. */
@Component(service = OperationHandler.class)
public final class EndBackupHandler implements OperationHandler<EndBackup, BackupSeen> {
    private final LiveBackups backups;

    /** Ready at once. */
    @Activate
    public EndBackupHandler(@Reference LiveBackups backups) {
        this.backups = backups;
    }

    @Override
    public Class<EndBackup> request() {
        return EndBackup.class;
    }

    @Override
    public BackupSeen handle(EndBackup request, HostCall call) {
        return backups.end(request.vm(), request.backup());
    }
}
