package org.vireo.scheduling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostSample;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;

/** Sees a cluster as it is kept in the inventory. Works in the present transaction. */
final class ClusterEye {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterEye.class);
    static final Set<VmStatus> TAKE_NOTHING = EnumSet.of(
            VmStatus.DOWN, VmStatus.SUSPENDED, VmStatus.IMAGE_LOCKED, VmStatus.IMAGE_ILLEGAL, VmStatus.UNASSIGNED);

    private final Inventory inventory;
    private final AffinityEye affinity;
    private final ObjectMapper json = ModelJson.newMapper();

    ClusterEye(Inventory inventory) {
        this.inventory = inventory;
        this.affinity = new AffinityEye(inventory);
    }

    /** The cluster without what the virtual machine itself takes or has reserved. */
    ClusterView look(Cluster cluster, VmId except, Instant now) {
        var hosts = inventory.list(
                Host.class, Where.equal("clusterId", cluster.id()).orderBy("name"));
        var ids = hosts.stream().map(Host::id).toList();
        var load = load(ids, except, now);
        var samples = new HashMap<HostId, HostSample>();
        inventory.list(HostSample.class, Where.in("hostId", ids)).forEach(s -> samples.put(s.hostId(), s));
        var views = hosts.stream()
                .map(host -> view(
                        host, load.getOrDefault(host.id(), Load.NONE), Optional.ofNullable(samples.get(host.id()))))
                .toList();
        return new ClusterView(cluster.id(), cluster.memoryOvercommitPercent(), views, affinity.look(except, now));
    }

    private Map<HostId, Load> load(List<HostId> hosts, VmId except, Instant now) {
        var load = new HashMap<HostId, Load>();
        var counted = new HashSet<VmId>();
        for (var vm : inventory.list(Vm.class, Where.in("hostId", hosts))) {
            if (!vm.id().equals(except) && !TAKE_NOTHING.contains(vm.status())) {
                var settings = vm.runSettings().orElse(vm.settings());
                var taken = new Load(settings.memory().bytes(), settings.cpu().vcpus(), 1);
                load.merge(vm.hostId().orElseThrow(), taken, Load::plus);
                counted.add(vm.id());
            }
        }
        for (var held : inventory.list(Reservation.class, Where.in("hostId", hosts))) {
            if (held.expires().isAfter(now) && !held.vmId().equals(except) && !counted.contains(held.vmId())) {
                load.merge(held.hostId(), new Load(held.memory().bytes(), held.vcpus(), 1), Load::plus);
            }
        }
        return load;
    }

    private HostView view(Host host, Load load, Optional<HostSample> sample) {
        var found = capabilities(host);
        return new HostView(
                host.id(),
                host.name(),
                host.status(),
                found.map(HostCapabilities::virtMode).orElse(VirtMode.EMULATED),
                found.map(c -> c.cpu().vcpus()).orElse(0),
                sample.map(this::cpuLoad).orElse(0.0),
                found.map(HostCapabilities::memory).orElse(ByteSize.ZERO),
                new ByteSize(load.memory()),
                load.vcpus(),
                load.vms(),
                found.map(c -> Set.copyOf(c.storageTypes())).orElse(Set.of()),
                found.map(c -> Set.copyOf(c.networkTypes())).orElse(Set.of()));
    }

    /** Empty for a host that has not told yet; nothing fits there. */
    private Optional<HostCapabilities> capabilities(Host host) {
        if (host.capabilities().equals("{}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(host.capabilities(), HostCapabilities.class));
        } catch (JsonProcessingException e) {
            LOG.warn("What host {} can do is not readable; nothing is placed there", host.id(), e);
            return Optional.empty();
        }
    }

    private double cpuLoad(HostSample sample) {
        try {
            var kept = json.readTree(sample.statistics());
            return kept.path("cpuUserPercent").asDouble()
                    + kept.path("cpuSystemPercent").asDouble();
        } catch (JsonProcessingException e) {
            LOG.debug("The sample of host {} is not readable", sample.hostId(), e);
            return 0;
        }
    }

    private record Load(long memory, int vcpus, int vms) {
        static final Load NONE = new Load(0, 0, 0);

        Load plus(Load other) {
            return new Load(memory + other.memory, vcpus + other.vcpus, vms + other.vms);
        }
    }
}
