package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.KeepMoment;
import org.vireo.protocol.vm.MomentKept;

/** Keeps memory and disks of a running virtual machine as they are at one moment. */
@Component(service = OperationHandler.class)
public final class KeepMomentHandler implements OperationHandler<KeepMoment, MomentKept> {
    private final LiveMemory memory;

    /** Ready at once. */
    @Activate
    public KeepMomentHandler(@Reference LiveMemory memory) {
        this.memory = memory;
    }

    @Override
    public Class<KeepMoment> request() {
        return KeepMoment.class;
    }

    @Override
    public MomentKept handle(KeepMoment request, HostCall call) {
        return memory.keep(request, call);
    }
}
