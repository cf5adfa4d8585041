package org.vireo.scheduling;

import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;

/** Hosts and requests of tests. */
final class Hosts {
    private Hosts() {}

    static HostId id(String name) {
        return new HostId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static HostView host(String name, HostStatus status, long gib, long committedGib, int cpus, double load, int vms) {
        return new HostView(
                id(name),
                name,
                status,
                VirtMode.KVM,
                cpus,
                load,
                ByteSize.ofGiB(gib),
                ByteSize.ofGiB(committedGib),
                vms,
                vms,
                Set.of("local"),
                Set.of("bridge"));
    }

    static HostView up(String name, long gib, long committedGib) {
        return host(name, HostStatus.UP, gib, committedGib, 8, 0, 0);
    }

    static PlacementRequest request(long gib) {
        return new PlacementRequest(
                VmId.random(), ByteSize.ofGiB(gib), 2, Set.of(), Set.of(), Set.of("local"), Set.of("bridge"));
    }

    static ClusterView cluster(int overcommit, HostView... hosts) {
        return new ClusterView(ClusterId.random(), overcommit, java.util.List.of(hosts));
    }

    /** Everything a policy of ours may name, each weigher once, without those that fill hosts or keep a cluster free. */
    static Policy evenly() {
        var filters = java.util.stream.Stream.of("memory", "affinity-labels", "vm-affinity", "host-affinity")
                .map(name -> PolicyUnits.idOf(PolicyUnits.Role.FILTER, name))
                .collect(java.util.stream.Collectors.toSet());
        var factors = java.util.stream.Stream.of("free-memory", "cpu-load", "even-vms", "vm-affinity", "host-affinity")
                .collect(java.util.stream.Collectors.toMap(
                        name -> PolicyUnits.idOf(PolicyUnits.Role.WEIGHT, name), name -> 1));
        return new Policy(filters, factors, true);
    }

    static PresentUnits allUnits() {
        var units = new PresentUnits(new PluginGuard() {
            @Override
            public <T> T guard(Class<T> contract, T service) {
                return service;
            }
        });
        units.bindFilter(new UpFilter());
        units.bindFilter(new ChosenHostFilter());
        units.bindFilter(new MemoryFilter());
        units.bindFilter(new CpuFilter());
        units.bindFilter(new StorageDriverFilter());
        units.bindFilter(new NetworkDriverFilter());
        units.bindFilter(new AffinityLabelFilter());
        units.bindFilter(new VmAffinityFilter());
        units.bindFilter(new HostAffinityFilter());
        units.bindFilter(new ClusterMaintenanceFilter());
        units.bindWeigher(new VmAffinityWeigher());
        units.bindWeigher(new HostAffinityWeigher());
        units.bindWeigher(new PackedHostsWeigher());
        units.bindWeigher(new FreeMemoryWeigher());
        units.bindWeigher(new CpuLoadWeigher());
        units.bindWeigher(new EvenVmsWeigher());
        return units;
    }
}
