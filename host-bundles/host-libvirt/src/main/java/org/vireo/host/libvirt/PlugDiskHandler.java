package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.PlugDisk;

/** Gives a running virtual machine a disk. */
@Component(service = OperationHandler.class)
public final class PlugDiskHandler implements OperationHandler<PlugDisk, Accepted> {
    private final LiveDevices devices;
    private final DiskSources sources;

    /** Ready at once. */
    @Activate
    public PlugDiskHandler(@Reference LiveDevices devices, @Reference DiskSources sources) {
        this.devices = devices;
        this.sources = sources;
    }

    @Override
    public Class<PlugDisk> request() {
        return PlugDisk.class;
    }

    @Override
    public Accepted handle(PlugDisk request, HostCall call) {
        devices.plug(
                request.vm(),
                "ua-" + request.disk().disk(),
                HookedDevice.of(HookPoint.BEFORE_DISK_HOTPLUG, HookPoint.AFTER_DISK_HOTPLUG),
                live -> devices.renderer()
                        .disk(request.vm(), live.chipset(), sources.open(request.disk(), call), live.targets()));
        return new Accepted();
    }
}
