package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.DisksSnapped;
import org.vireo.protocol.vm.SnapshotDisks;

/** Has a running virtual machine write to new images. */
@Component(service = OperationHandler.class)
public final class SnapshotDisksHandler implements OperationHandler<SnapshotDisks, DisksSnapped> {
    private final LiveImages images;

    /** Ready at once. */
    @Activate
    public SnapshotDisksHandler(@Reference LiveImages images) {
        this.images = images;
    }

    @Override
    public Class<SnapshotDisks> request() {
        return SnapshotDisks.class;
    }

    @Override
    public DisksSnapped handle(SnapshotDisks request, HostCall call) {
        return images.snapshot(request.vm(), request.tops(), call);
    }
}
