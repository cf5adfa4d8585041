package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ThawGuest;

/** Lets the file systems of a guest go on, by its agent. */
@Component(service = OperationHandler.class)
public final class ThawHandler implements OperationHandler<ThawGuest, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public ThawHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<ThawGuest> request() {
        return ThawGuest.class;
    }

    @Override
    public Accepted handle(ThawGuest request, HostCall call) {
        devices.actions().onRunning(request.vm(), "thaw", DomainHandle::thaw);
        return new Accepted();
    }
}
