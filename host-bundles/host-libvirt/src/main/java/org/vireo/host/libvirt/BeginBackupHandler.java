package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.BeginBackup;

/** Begins a backup of a running virtual machine. */
@Component(service = OperationHandler.class)
public final class BeginBackupHandler implements OperationHandler<BeginBackup, BackupSeen> {
    private final LiveBackups backups;

    /** Ready at once. */
    @Activate
    public BeginBackupHandler(@Reference LiveBackups backups) {
        this.backups = backups;
    }

    @Override
    public Class<BeginBackup> request() {
        return BeginBackup.class;
    }

    @Override
    public BackupSeen handle(BeginBackup request, HostCall call) {
        return backups.begin(request);
    }
}
