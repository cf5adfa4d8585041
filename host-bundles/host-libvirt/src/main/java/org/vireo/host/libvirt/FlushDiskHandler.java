package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.FlushDisk;

/** Has the hypervisor write out what it keeps in memory of a disk's images. */
@Component(service = OperationHandler.class)
public final class FlushDiskHandler implements OperationHandler<FlushDisk, Accepted> {
    private final LiveImages images;

    /** Ready at once. */
    @Activate
    public FlushDiskHandler(@Reference LiveImages images) {
        this.images = images;
    }

    @Override
    public Class<FlushDisk> request() {
        return FlushDisk.class;
    }

    @Override
    public Accepted handle(FlushDisk request, HostCall call) {
        images.flush(request.vm(), request.disk());
        return new Accepted();
    }
}
