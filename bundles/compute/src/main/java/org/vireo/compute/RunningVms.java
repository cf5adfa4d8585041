package org.vireo.compute;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.engine.api.vm.LiveChanges;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.NicId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ChangeNic;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.PlugNic;
import org.vireo.protocol.vm.UnplugDisk;
import org.vireo.protocol.vm.UnplugNic;
import org.vireo.spi.host.Call;

/** Passes changes of devices on to the hosts that run the virtual machines. Thread-safe. */
@Component
public final class RunningVms implements LiveChanges {
    private final Inventory inventory;
    private final Transactions transactions;
    private final Volumes volumes;
    private final Ports ports;

    /** Keeps no state. */
    @Activate
    public RunningVms(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Volumes volumes,
            @Reference Ports ports) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.volumes = volumes;
        this.ports = ports;
    }

    @Override
    public boolean runs(VmId vm) {
        return inventory.find(Vm.class, vm).flatMap(RunningVms::host).isPresent();
    }

    static Optional<HostId> host(Vm vm) {
        return vm.status().hasProcess() ? vm.hostId() : Optional.empty();
    }

    private Optional<HostId> host(VmId vm) {
        return transactions.call(() -> inventory.find(Vm.class, vm).flatMap(RunningVms::host));
    }

    @Override
    public void plugDisk(VmId vm, DiskId disk, Call call) {
        host(vm).ifPresent(host -> {
            var source = volumes.prepare(disk, host, call.part("prepare"));
            var device = transactions.call(() -> {
                var attachment = inventory
                        .first(DiskAttachment.class, Where.equal("vmId", vm).andEqual("diskId", disk))
                        .orElseThrow(() -> new VireoException(
                                ModelError.OBJECT_NOT_FOUND, "disk " + disk + " is not attached to VM " + vm));
                return Equipment.Use.of(attachment, inventory).device(source);
            });
            ask(host, new PlugDisk(vm, withoutBoot(device)), call.part("plug"));
        });
    }

    /** What is plugged in later was not there when the firmware looked for something to boot. */
    private static DiskDevice withoutBoot(DiskDevice device) {
        return new DiskDevice(
                device.disk(),
                device.source(),
                device.attachment(),
                false,
                device.readOnly(),
                device.shareable(),
                device.limits(),
                device.passthrough());
    }

    @Override
    public void unplugDisk(VmId vm, DiskId disk, Call call) {
        host(vm).ifPresent(host -> ask(host, new UnplugDisk(vm, disk), call.part("unplug")));
    }

    @Override
    public void plugNic(VmId vm, NicId nic, Call call) {
        host(vm).ifPresent(host -> {
            var device = ports.plug(nic, host, call.part("port"));
            ask(host, new PlugNic(vm, device), call.part("plug"));
        });
    }

    @Override
    public void unplugNic(VmId vm, NicId nic, Call call) {
        host(vm).ifPresent(host -> {
            ask(host, new UnplugNic(vm, nic), call.part("unplug"));
            ports.unplug(nic, host, call.part("port"));
        });
    }

    @Override
    public void changeNic(VmId vm, NicId nic, Call call) {
        host(vm).ifPresent(host -> {
            var device = ports.plug(nic, host, call.part("port"));
            ask(host, new ChangeNic(vm, device), call.part("change"));
        });
    }

    private static void ask(HostId host, HostRequest<Accepted> request, Call call) {
        call.hosts().call(host, request, call);
    }
}
