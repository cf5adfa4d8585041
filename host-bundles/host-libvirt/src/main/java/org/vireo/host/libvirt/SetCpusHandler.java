package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.SetCpus;

/** Gives a running virtual machine another number of CPUs. */
@Component(service = OperationHandler.class)
public final class SetCpusHandler implements OperationHandler<SetCpus, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public SetCpusHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<SetCpus> request() {
        return SetCpus.class;
    }

    @Override
    public Accepted handle(SetCpus request, HostCall call) {
        devices.actions()
                .onRunning(
                        request.vm(),
                        "set the CPUs of",
                        HookPoint.BEFORE_SET_NUM_OF_CPUS,
                        domain -> domain.setCpus(request.count()),
                        HookPoint.AFTER_SET_NUM_OF_CPUS);
        return new Accepted();
    }
}
