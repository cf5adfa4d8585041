package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.FreezeGuest;

/** Holds the file systems of a guest still, by its agent. */
@Component(service = OperationHandler.class)
public final class FreezeHandler implements OperationHandler<FreezeGuest, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public FreezeHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<FreezeGuest> request() {
        return FreezeGuest.class;
    }

    @Override
    public Accepted handle(FreezeGuest request, HostCall call) {
        devices.actions().onRunning(request.vm(), "freeze", DomainHandle::freeze);
        return new Accepted();
    }
}
