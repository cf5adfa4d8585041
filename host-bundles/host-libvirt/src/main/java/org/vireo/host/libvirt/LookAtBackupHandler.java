package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.LookAtBackup;

/** Tells whether a backup goes on. */
@Component(service = OperationHandler.class)
public final class LookAtBackupHandler implements OperationHandler<LookAtBackup, BackupSeen> {
    private final LiveBackups backups;

    /** Ready at once. */
    @Activate
    public LookAtBackupHandler(@Reference LiveBackups backups) {
        this.backups = backups;
    }

    @Override
    public Class<LookAtBackup> request() {
        return LookAtBackup.class;
    }

    @Override
    public BackupSeen handle(LookAtBackup request, HostCall call) {
        return backups.look(request.vm(), request.backup());
    }
}
