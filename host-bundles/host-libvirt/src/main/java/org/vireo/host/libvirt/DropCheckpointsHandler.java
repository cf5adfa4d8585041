package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.DropCheckpoints;

/** Has a running virtual machine forget checkpoints. */
@Component(service = OperationHandler.class)
public final class DropCheckpointsHandler implements OperationHandler<DropCheckpoints, Accepted> {
    private final LiveBackups backups;

    /** Ready at once. */
    @Activate
    public DropCheckpointsHandler(@Reference LiveBackups backups) {
        this.backups = backups;
    }

    @Override
    public Class<DropCheckpoints> request() {
        return DropCheckpoints.class;
    }

    @Override
    public Accepted handle(DropCheckpoints request, HostCall call) {
        backups.drop(request.vm(), request.checkpoints());
        return new Accepted();
    }
}
