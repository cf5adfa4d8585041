package org.vireo.compute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.schedule.Scheduler;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.engine.api.schedule.Scheduler.Rejection;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.spi.scheduler.PlacementRequest;

/** Asks for a host that suits a virtual machine: its room, its pins, its disks and its networks. */
final class Placing {
    private static final String OUTSIDE =
            "is not among the hosts that its disks, its saved memory and its pins all allow";

    private final Inventory inventory;
    private final Scheduler scheduler;
    private final Volumes volumes;
    private final Ports ports;
    private final LaunchSettings settings;

    Placing(Inventory inventory, Scheduler scheduler, Volumes volumes, Ports ports, LaunchSettings settings) {
        this.inventory = inventory;
        this.scheduler = scheduler;
        this.volumes = volumes;
        this.ports = ports;
        this.settings = settings;
    }

    /** Which hosts are wanted, beyond what the virtual machine itself says. */
    record Wish(Optional<HostId> pinned, Set<HostId> excluded) {}

    Placement reserve(Vm vm, VmSettings run, Wish wish) {
        return limits(vm, run, wish)
                .map(only -> scheduler.place(vm.clusterId(), request(vm, run, only, wish), settings.reservation()))
                .orElse(new Placement.Nowhere(List.of()));
    }

    Placement look(Vm vm, VmSettings run, Wish wish) {
        return limits(vm, run, wish)
                .map(only -> scheduler.dryRun(vm.clusterId(), request(vm, run, only, wish)))
                .orElse(new Placement.Nowhere(List.of()));
    }

    /** What every host would be to it; where its own rules leave none, that speaks against each. */
    List<Prospect> survey(Vm vm, VmSettings run) {
        var wish = new Wish(Optional.empty(), Set.of());
        var only = limits(vm, run, wish);
        var prospects = scheduler.survey(vm.clusterId(), request(vm, run, only.orElse(Set.of()), wish));
        return only.isPresent()
                ? prospects
                : prospects.stream().map(Placing::outside).toList();
    }

    private static Prospect outside(Prospect one) {
        var rejections = new ArrayList<>(one.rejections());
        rejections.add(new Rejection(one.host(), one.hostName(), "chosen-hosts", OUTSIDE));
        return new Prospect(one.host(), one.hostName(), rejections, List.of());
    }

    void release(VmId vm) {
        scheduler.release(vm);
    }

    /** Full sentences that say why there is no host. */
    static List<String> reasons(List<Rejection> rejected) {
        var reasons = new ArrayList<String>();
        reasons.add("There is no host that can take the VM now.");
        for (var rejection : rejected) {
            reasons.add("The host " + rejection.hostName() + " did not satisfy the filter " + rejection.filter()
                    + ": it " + rejection.reason() + ".");
        }
        if (rejected.isEmpty()) {
            reasons.add("No host is among those that its disks, its saved memory and its pins all allow.");
        }
        return reasons;
    }

    /** The only hosts allowed, empty inside for any; empty outside when the rules leave none. */
    private Optional<Set<HostId>> limits(Vm vm, VmSettings run, Wish wish) {
        var rules = new ArrayList<Set<HostId>>();
        wish.pinned().ifPresent(host -> rules.add(Set.of(host)));
        vm.savedHostId().ifPresent(host -> rules.add(Set.of(host)));
        if (!run.pinnedHosts().isEmpty()) {
            rules.add(Set.copyOf(run.pinnedHosts()));
        }
        images(vm, run).forEach(disk -> volumes.boundTo(disk).ifPresent(host -> rules.add(Set.of(host))));
        if (rules.isEmpty()) {
            return Optional.of(Set.of());
        }
        var left = new HashSet<>(rules.get(0));
        rules.forEach(left::retainAll);
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    private PlacementRequest request(Vm vm, VmSettings run, Set<HostId> only, Wish wish) {
        return new PlacementRequest(
                vm.id(),
                run.memory(),
                run.cpu().vcpus(),
                only,
                wish.excluded(),
                images(vm, run).stream().map(volumes::typeOf).collect(Collectors.toSet()),
                nics(vm).stream()
                        .map(nic -> ports.typeOf(nic.id()))
                        .filter(type -> !type.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Everything its host must reach: disks, what is in its drive, and the memory of a snapshot that it is to go on from. */
    private List<DiskId> images(Vm vm, VmSettings run) {
        var images = new ArrayList<DiskId>();
        disks(vm).forEach(disk -> images.add(disk.diskId()));
        run.fittings().devices().cdrom().ifPresent(images::add);
        memory(vm).ifPresent(images::add);
        return images;
    }

    /** The disk with the memory that its next start goes on from. */
    Optional<DiskId> memory(Vm vm) {
        return vm.memorySnapshotId()
                .flatMap(id -> inventory.find(Snapshot.class, id))
                .flatMap(Snapshot::memoryDiskId);
    }

    /** Disks the guest will see, the bootable ones first. */
    List<DiskAttachment> disks(Vm vm) {
        var active = Where.equal("vmId", vm.id()).andEqual("active", true);
        return inventory.list(
                DiskAttachment.class, active.order("bootable", true).orderBy("id"));
    }

    /** Network interfaces the guest will see. */
    List<Nic> nics(Vm vm) {
        return inventory.list(
                Nic.class,
                Where.equal("vmId", vm.id()).andEqual("plugged", true).orderBy("name"));
    }
}
