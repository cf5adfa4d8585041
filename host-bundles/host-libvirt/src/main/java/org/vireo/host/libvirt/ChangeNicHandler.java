package org.vireo.host.libvirt;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ChangeNic;

/** Connects an interface of a running virtual machine otherwise. */
@Component(service = OperationHandler.class)
public final class ChangeNicHandler implements OperationHandler<ChangeNic, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public ChangeNicHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<ChangeNic> request() {
        return ChangeNic.class;
    }

    @Override
    public Accepted handle(ChangeNic request, HostCall call) {
        devices.actions().onRunning(request.vm(), "change an interface of", domain -> {
            var wanted = devices.renderer().nic(request.nic());
            var device = new LiveDomain(domain.xml())
                    .connectedOtherwise("ua-" + request.nic().nic(), wanted)
                    .orElseThrow(() -> new VireoException(
                            ModelError.OBJECT_NOT_FOUND,
                            "cannot change interface " + request.nic().nic() + " of virtual machine " + request.vm()
                                    + ": it is not plugged in"));
            new HookedDevice(
                            HookPoint.BEFORE_UPDATE_DEVICE,
                            HookPoint.AFTER_UPDATE_DEVICE,
                            Optional.of(HookPoint.AFTER_UPDATE_DEVICE_FAIL),
                            request.nic().customProperties())
                    .around(devices.actions().hooks(), request.vm(), device, domain::updateDevice);
        });
        return new Accepted();
    }
}
