package org.vireo.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;

/**
 * Chooses the host through which a domain is reached: one that reached it when it was last looked at, before others. Reads the inventory,
 * never writes. Thread-safe.
 */
@Component(service = StorageHosts.class)
public final class StorageHosts {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageDrivers drivers;
    private final Set<Path> blocked = ConcurrentHashMap.newKeySet();

    /** From a host to a domain. */
    private record Path(HostId host, StorageDomainId domain) {}

    @Activate
    public StorageHosts(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference StorageDrivers drivers) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.drivers = drivers;
    }

    /** A host that is up, reaches the domain and has its driver; throws {@code NO_HOST} saying which is missing. */
    HostId any(StorageDomain domain) {
        return transactions.call(() -> usable(domain).stream().findFirst().orElseThrow(() -> none(domain)));
    }

    /** The host reaches the domain; says whether it did not before. */
    boolean reached(StorageDomain domain, HostId host) {
        return blocked.remove(new Path(host, domain.id()));
    }

    /** The host does not reach the domain, while others do; says whether it did before. */
    boolean missed(StorageDomain domain, HostId host) {
        return blocked.add(new Path(host, domain.id()));
    }

    /** Hosts of which nothing is known any more. */
    void forgetBut(StorageDomain domain, Collection<HostId> hosts) {
        blocked.removeIf(path -> path.domain().equals(domain.id()) && !hosts.contains(path.host()));
    }

    /** Why there is no host for a domain: {@code NO_HOST} saying what is missing. */
    VireoException none(StorageDomain domain) {
        var without = up(domain).map(Host::name).toList();
        var place = "storage domain " + domain.name() + " (" + domain.id() + ")";
        return new VireoException(
                StorageError.NO_HOST,
                without.isEmpty()
                        ? "no host that reaches " + place + " is up"
                        : "no host that reaches " + place + " has the driver for its type " + domain.type()
                                + " now; without it is " + String.join(", ", without));
    }

    /** Every host that is up, reaches the domain and has its driver. */
    List<HostId> all(StorageDomain domain) {
        return transactions.call(() -> usable(domain));
    }

    /** A host that is up, reaches both domains and has their drivers; throws {@code NO_HOST} when there is none. */
    HostId any(StorageDomain one, StorageDomain other) {
        return both(one, other).stream()
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        StorageError.NO_HOST,
                        "no host that is up reaches both storage domain " + one.name() + " and " + other.name()));
    }

    /** A host that is up and has the driver for a type. */
    Optional<HostId> ofType(String type) {
        return transactions.call(() ->
                inventory.list(Host.class, Where.equal("status", HostStatus.UP).orderBy("name")).stream()
                        .filter(host -> drivers.has(host, type))
                        .map(Host::id)
                        .findFirst());
    }

    /** Every host that {@link #all} names for both domains. */
    List<HostId> both(StorageDomain one, StorageDomain other) {
        return transactions.call(() -> {
            var found = new ArrayList<>(usable(one));
            found.retainAll(usable(other));
            found.sort(Comparator.comparing(host -> misses(host, one) || misses(host, other)));
            return List.copyOf(found);
        });
    }

    private List<HostId> usable(StorageDomain domain) {
        return up(domain)
                .filter(host -> drivers.has(host, domain.type()))
                .map(Host::id)
                .sorted(Comparator.comparing(host -> misses(host, domain)))
                .toList();
    }

    private boolean misses(HostId host, StorageDomain domain) {
        return blocked.contains(new Path(host, domain.id()));
    }

    private Stream<Host> up(StorageDomain domain) {
        return candidates(domain).stream().filter(host -> host.status() == HostStatus.UP);
    }

    private List<Host> candidates(StorageDomain domain) {
        if (domain.hostId().isPresent()) {
            return inventory.find(Host.class, domain.hostId().get()).stream().toList();
        }
        if (domain.dataCenterId().isEmpty()) {
            return inventory.list(Host.class, Where.all().orderBy("name"));
        }
        var clusters = inventory
                .list(
                        Cluster.class,
                        Where.equal("dataCenterId", domain.dataCenterId().get()))
                .stream()
                .map(Cluster::id)
                .toList();
        return clusters.isEmpty()
                ? List.of()
                : inventory.list(Host.class, Where.in("clusterId", clusters).orderBy("name"));
    }
}
