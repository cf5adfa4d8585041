package org.vireo.host.libvirt;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.PlugNic;

/** Gives a running virtual machine a network interface. */
@Component(service = OperationHandler.class)
public final class PlugNicHandler implements OperationHandler<PlugNic, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public PlugNicHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<PlugNic> request() {
        return PlugNic.class;
    }

    @Override
    public Accepted handle(PlugNic request, HostCall call) {
        devices.plug(
                request.vm(),
                "ua-" + request.nic().nic(),
                new HookedDevice(
                        HookPoint.BEFORE_NIC_HOTPLUG,
                        HookPoint.AFTER_NIC_HOTPLUG,
                        Optional.of(HookPoint.AFTER_NIC_HOTPLUG_FAIL),
                        request.nic().customProperties()),
                live -> devices.renderer().nic(request.nic()));
        return new Accepted();
    }
}
