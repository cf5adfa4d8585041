package org.vireo.scheduling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostLoad;
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
    /** Hosts tell it seldom, and every start asks for it; what hosts that are gone have told does not matter. */
    private final Map<HostId, Known> known = new ConcurrentHashMap<>();

    private record Known(String text, HostCapabilities capabilities) {}

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

    /** Sums of the database, without the machine itself; what is reserved counts for machines that do not yet take it. */
    private Map<HostId, Load> load(List<HostId> hosts, VmId except, Instant now) {
        var load = new HashMap<HostId, Load>();
        inventory
                .list(HostLoad.class, Where.in("hostId", hosts))
                .forEach(one -> load.put(one.hostId(), new Load(one.memory().bytes(), one.vcpus(), one.vms())));
        inventory.find(Vm.class, except).flatMap(ClusterEye::takenFrom).ifPresent(host -> {
            var taken = taken(inventory.get(Vm.class, except));
            load.computeIfPresent(host, (same, all) -> all.minus(taken));
        });
        var held = inventory.list(Reservation.class, Where.in("hostId", hosts)).stream()
                .filter(one -> one.expires().isAfter(now) && !one.vmId().equals(except))
                .toList();
        var takers = takers(held);
        for (var one : held) {
            if (!one.hostId().equals(takers.get(one.vmId()))) {
                load.merge(one.hostId(), new Load(one.memory().bytes(), one.vcpus(), 1), Load::plus);
            }
        }
        return load;
    }

    /** The hosts of which their machines take something already; one that is being moved takes of the host that it leaves. */
    private Map<VmId, HostId> takers(List<Reservation> held) {
        var ids = held.stream().map(Reservation::vmId).toList();
        var takers = new HashMap<VmId, HostId>();
        inventory.findAll(Vm.class, ids).forEach(vm -> takenFrom(vm).ifPresent(host -> takers.put(vm.id(), host)));
        return takers;
    }

    /** The host of which a machine takes something. */
    private static Optional<HostId> takenFrom(Vm vm) {
        return vm.hostId().filter(host -> !TAKE_NOTHING.contains(vm.status()));
    }

    private static Load taken(Vm vm) {
        var settings = vm.settingsNow();
        return new Load(settings.memory().bytes(), settings.cpu().vcpus(), 1);
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
        var text = host.capabilities();
        var before = known.get(host.id());
        if (before != null && before.text().equals(text)) {
            return Optional.of(before.capabilities());
        }
        var read = read(host);
        read.ifPresent(found -> known.put(host.id(), new Known(text, found)));
        return read;
    }

    private Optional<HostCapabilities> read(Host host) {
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

        Load minus(Load other) {
            return new Load(memory - other.memory, vcpus - other.vcpus, vms - other.vms);
        }
    }
}
