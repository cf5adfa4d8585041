package org.vireo.compute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.IoLimits;
import org.vireo.protocol.vm.LaunchClaim;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.spi.host.Call;

/**
 * Makes disks and ports of one virtual machine ready on a host. Remembers what is ready for as long as one run of its job lasts; after a
 * restart of the engine it is made ready again, which changes nothing. Confined to one job.
 */
final class Equipment {
    private final Inventory inventory;
    private final Transactions transactions;
    private final Volumes volumes;
    private final Ports ports;
    private final Placing placing;
    private final VmId vm;
    private final Map<HostId, List<DiskDevice>> disks = new HashMap<>();
    private final Map<HostId, List<NicDevice>> nics = new HashMap<>();

    Equipment(Inventory inventory, Transactions transactions, Volumes volumes, Ports ports, Placing placing, VmId vm) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.volumes = volumes;
        this.ports = ports;
        this.placing = placing;
        this.vm = vm;
    }

    List<DiskDevice> disks(HostId host, Call call) {
        var ready = disks.get(host);
        if (ready == null) {
            ready = attached().stream().map(use -> device(use, host, call)).toList();
            disks.put(host, ready);
        }
        return ready;
    }

    /** How a machine has a disk. */
    record Use(DiskAttachment attachment, boolean shareable, Optional<IoLimits> limits, boolean passthrough) {
        /** Reads the inventory in the present transaction. */
        static Use of(DiskAttachment attachment, Inventory inventory) {
            var disk = inventory.get(Disk.class, attachment.diskId());
            var lun = inventory.find(DirectLun.class, disk.id());
            return new Use(
                    attachment,
                    disk.shareable(),
                    DiskLimits.of(disk, inventory),
                    lun.filter(DirectLun::passthrough).isPresent());
        }

        DiskDevice device(DiskSource source) {
            return new DiskDevice(
                    attachment.diskId(),
                    source,
                    attachment.attachment(),
                    attachment.bootable(),
                    attachment.readOnly(),
                    shareable,
                    limits,
                    passthrough);
        }
    }

    private List<Use> attached() {
        return transactions.read(() -> placing.disks(inventory.get(Vm.class, vm)).stream()
                .map(attachment -> Use.of(attachment, inventory))
                .toList());
    }

    private DiskDevice device(Use use, HostId host, Call call) {
        var disk = use.attachment().diskId();
        return use.device(volumes.prepare(disk, host, call.part("disk/" + host + "/" + disk)));
    }

    /** That the start of this number was asked for, to be noted on the storage of the first disk whose storage hosts share and that keeps notes. */
    Optional<LaunchClaim> claim(long number) {
        return attached().stream()
                .map(use -> volumes.shared(use.attachment().diskId()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(domain -> new LaunchClaim(domain, number));
    }

    /** Makes the disc ready that is to be in the drive. */
    DiskSource disc(DiskId disk, HostId host, Call call) {
        return volumes.prepare(disk, host, call.part("disc/" + host + "/" + disk));
    }

    /** Makes the memory ready that it is to go on from. */
    DiskSource memory(HostId host, Call call) {
        var disk = transactions
                .read(() -> placing.memory(inventory.get(Vm.class, vm)))
                .orElseThrow(() -> new VireoException(
                        ComputeError.LAUNCH_FAILED, "the memory that VM " + vm + " was to go on from is gone"));
        return volumes.prepare(disk, host, call.part("memory/" + host + "/" + disk));
    }

    List<NicDevice> nics(HostId host, Call call) {
        var ready = nics.get(host);
        if (ready == null) {
            ready = plugged().stream()
                    .map(nic -> ports.plug(nic.id(), host, call.part("nic/" + host + "/" + nic.id())))
                    .toList();
            nics.put(host, ready);
        }
        return ready;
    }

    private List<Nic> plugged() {
        return transactions.read(() -> List.copyOf(placing.nics(inventory.get(Vm.class, vm))));
    }

    void unplug(HostId host, Call call) {
        nics.remove(host);
        for (var nic : plugged()) {
            ports.unplug(nic.id(), host, call.part("unplug/" + host + "/" + nic.id()));
        }
    }
}
