package org.vireo.storage;

import java.util.List;
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
import org.vireo.model.VireoException;

/** Chooses the host through which a domain is reached. Reads the inventory, never writes. */
@Component(service = StorageHosts.class)
public final class StorageHosts {
    private final Inventory inventory;
    private final Transactions transactions;

    @Activate
    public StorageHosts(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /** A host that is up and reaches the domain; throws {@code NO_HOST} saying which is missing. */
    HostId any(StorageDomain domain) {
        return transactions.call(() -> candidates(domain).stream()
                .filter(host -> host.status() == HostStatus.UP)
                .findFirst()
                .map(Host::id)
                .orElseThrow(() -> new VireoException(
                        StorageError.NO_HOST,
                        "no host that reaches storage domain " + domain.name() + " (" + domain.id() + ") is up")));
    }

    /** Every host that is up and reaches the domain. */
    List<HostId> all(StorageDomain domain) {
        return transactions.call(() -> candidates(domain).stream()
                .filter(host -> host.status() == HostStatus.UP)
                .map(Host::id)
                .toList());
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
