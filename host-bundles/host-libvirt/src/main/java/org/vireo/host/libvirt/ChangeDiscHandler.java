package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ChangeDisc;

/** Changes the disc in the drive of a running virtual machine. */
@Component(service = OperationHandler.class)
public final class ChangeDiscHandler implements OperationHandler<ChangeDisc, Accepted> {
    private final LiveDevices devices;
    private final DiskSources sources;

    /** Ready at once. */
    @Activate
    public ChangeDiscHandler(@Reference LiveDevices devices, @Reference DiskSources sources) {
        this.devices = devices;
        this.sources = sources;
    }

    @Override
    public Class<ChangeDisc> request() {
        return ChangeDisc.class;
    }

    @Override
    public Accepted handle(ChangeDisc request, HostCall call) {
        devices.actions().onRunning(request.vm(), "change the disc of", domain -> {
            var target = new LiveDomain(domain.xml())
                    .target(DeviceRenderer.DRIVE)
                    .orElseThrow(() -> new VireoException(
                            ModelError.OBJECT_NOT_FOUND,
                            "cannot change the disc of virtual machine " + request.vm() + ": it has no drive"));
            domain.changeDisc(devices.renderer().drive(target, request.disc().map(disc -> sources.open(disc, call))));
        });
        return new Accepted();
    }
}
