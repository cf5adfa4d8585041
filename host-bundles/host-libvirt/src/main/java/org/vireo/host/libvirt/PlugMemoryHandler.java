package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.ByteSize;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.PlugMemory;

/** Gives a running virtual machine more memory. */
@Component(service = OperationHandler.class)
public final class PlugMemoryHandler implements OperationHandler<PlugMemory, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public PlugMemoryHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<PlugMemory> request() {
        return PlugMemory.class;
    }

    @Override
    public Accepted handle(PlugMemory request, HostCall call) {
        devices.actions().onRunning(request.vm(), "give memory to", domain -> {
            var piece = request.memory().bytes()
                    - new LiveDomain(domain.xml()).memory().bytes();
            if (piece > 0) {
                var device = devices.renderer().memory(new ByteSize(piece), 0);
                HookedDevice.of(HookPoint.BEFORE_MEMORY_HOTPLUG, HookPoint.AFTER_MEMORY_HOTPLUG)
                        .around(devices.actions().hooks(), request.vm(), device, domain::attachDevice);
            }
        });
        return new Accepted();
    }
}
