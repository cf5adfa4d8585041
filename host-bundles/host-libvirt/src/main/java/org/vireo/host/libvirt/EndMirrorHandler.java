package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.EndMirror;

/** Gives up copying a disk under a running virtual machine. */
@Component(service = OperationHandler.class)
public final class EndMirrorHandler implements OperationHandler<EndMirror, Accepted> {
    private final Mirrors mirrors;

    /** Ready at once. */
    @Activate
    public EndMirrorHandler(@Reference Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public Class<EndMirror> request() {
        return EndMirror.class;
    }

    @Override
    public Accepted handle(EndMirror request, HostCall call) {
        mirrors.end(request);
        return new Accepted();
    }
}
