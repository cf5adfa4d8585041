package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.UnplugDisk;

/** Takes a disk away from a running virtual machine. */
@Component(service = OperationHandler.class)
public final class UnplugDiskHandler implements OperationHandler<UnplugDisk, Accepted> {
    private final LiveDevices devices;

    /** Ready at once. */
    @Activate
    public UnplugDiskHandler(@Reference LiveDevices devices) {
        this.devices = devices;
    }

    @Override
    public Class<UnplugDisk> request() {
        return UnplugDisk.class;
    }

    @Override
    public Accepted handle(UnplugDisk request, HostCall call) {
        devices.unplug(
                request.vm(),
                "ua-" + request.disk(),
                call,
                HookedDevice.of(HookPoint.BEFORE_DISK_HOTUNPLUG, HookPoint.AFTER_DISK_HOTUNPLUG));
        return new Accepted();
    }
}
