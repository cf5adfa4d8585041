package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.MirrorDisk;

/** Begins to copy a disk under a running virtual machine. */
@Component(service = OperationHandler.class)
public final class MirrorDiskHandler implements OperationHandler<MirrorDisk, Accepted> {
    private final Mirrors mirrors;

    /** Ready at once. */
    @Activate
    public MirrorDiskHandler(@Reference Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public Class<MirrorDisk> request() {
        return MirrorDisk.class;
    }

    @Override
    public Accepted handle(MirrorDisk request, HostCall call) {
        mirrors.begin(request, call);
        return new Accepted();
    }
}
