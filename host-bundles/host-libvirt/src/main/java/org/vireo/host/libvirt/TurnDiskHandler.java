package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.TurnDisk;

/** Has a running virtual machine go on with the copy of a disk. */
@Component(service = OperationHandler.class)
public final class TurnDiskHandler implements OperationHandler<TurnDisk, Accepted> {
    private final Mirrors mirrors;

    /** Ready at once. */
    @Activate
    public TurnDiskHandler(@Reference Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public Class<TurnDisk> request() {
        return TurnDisk.class;
    }

    @Override
    public Accepted handle(TurnDisk request, HostCall call) {
        mirrors.turn(request, call);
        return new Accepted();
    }
}
