package org.vireo.scheduling;

import java.util.Set;
import java.util.UUID;
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

    static PolicyUnits allUnits() {
        var units = new PolicyUnits();
        units.bindFilter(new UpFilter());
        units.bindFilter(new ChosenHostFilter());
        units.bindFilter(new MemoryFilter());
        units.bindFilter(new CpuFilter());
        units.bindFilter(new StorageDriverFilter());
        units.bindFilter(new NetworkDriverFilter());
        units.bindWeigher(new FreeMemoryWeigher());
        units.bindWeigher(new CpuLoadWeigher());
        units.bindWeigher(new EvenVmsWeigher());
        return units;
    }
}
