package org.vireo.host.libvirt;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.UnplugNic;

/** Takes a network interface away from a running virtual machine. */
@Component(service = OperationHandler.class)
public final class UnplugNicHandler implements OperationHandler<UnplugNic, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public UnplugNicHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<UnplugNic> request() {
        return UnplugNic.class;
    }

    @Override
    public Accepted handle(UnplugNic request, HostCall call) {
        devices.unplug(
                request.vm(),
                "ua-" + request.nic(),
                call,
                new HookedDevice(
                        HookPoint.BEFORE_NIC_HOTUNPLUG,
                        HookPoint.AFTER_NIC_HOTUNPLUG,
                        Optional.of(HookPoint.AFTER_NIC_HOTUNPLUG_FAIL),
                        Map.of()));
        return new Accepted();
    }
}
