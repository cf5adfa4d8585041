package org.vireo.storage;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.ErrorKind;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;

/** What the commands on an attached domain have in common. */
@Component(service = DomainSteps.class)
public final class DomainSteps {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;

    @Activate
    public DomainSteps(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
    }

    static Set<LockKey> locks(DataCenterId center, StorageDomainId domain) {
        return Set.of(LockKey.exclusive("data_center", center), LockKey.exclusive(Domains.KIND, domain));
    }

    /** Whether the domain is attached to the data center and in one of the states. */
    Check attached(DataCenterId center, StorageDomainId id, String attempt, Set<StorageDomainStatus> states) {
        var domain = inventory.get(StorageDomain.class, id);
        inventory.get(DataCenter.class, center);
        if (domain.dataCenterId().filter(center::equals).isEmpty()) {
            return Check.refused(
                    ErrorKind.NOT_FOUND,
                    attempt + " Storage Domain " + domain.name() + " is not attached to the Data Center.");
        }
        return states.contains(domain.status())
                ? Check.FINE
                : Check.conflict(attempt + " Storage Domain " + domain.name() + " is "
                        + domain.status().text() + ".");
    }

    /** Makes the domain usable on every host that reaches it; at least one must succeed. */
    Step attachEverywhere(StorageDomainId id) {
        return NamedStep.quick(
                "attach", "Making it usable on the hosts", context -> attachAll(id, context), context -> {});
    }

    private void attachAll(StorageDomainId id, StepContext context) {
        var domain = transactions.call(() -> inventory.get(StorageDomain.class, id));
        var backend = backends.get(domain.type());
        var first = hosts.any(domain);
        var space =
                backend.attach(Domains.of(domain), first, false, context.call().part(first.toString()));
        transactions.run(() -> Spaces.keep(inventory.getForUpdate(StorageDomain.class, id), space));
        for (var host : hosts.all(domain)) {
            if (!host.equals(first)) {
                backend.attach(Domains.of(domain), host, false, context.call().part(host.toString()));
            }
        }
    }

    /** Ends the use of the domain on every host that can be reached. */
    Step detachEverywhere(StorageDomainId id) {
        return NamedStep.quick(
                "detach", "Ending its use on the hosts", context -> detachAll(id, context), context -> {});
    }

    private void detachAll(StorageDomainId id, StepContext context) {
        var domain = transactions.call(() -> inventory.get(StorageDomain.class, id));
        var backend = backends.get(domain.type());
        for (var host : hosts.all(domain)) {
            backend.detach(Domains.of(domain), host, false, context.call().part(host.toString()));
        }
    }

    /** After a domain became active: the first one for data is master, and its data center is up. */
    void activated(StorageDomainId id) {
        var domain = inventory.get(StorageDomain.class, id);
        domain.setStatus(StorageDomainStatus.ACTIVE);
        domain.setStatusDetail("");
        var center = inventory.get(DataCenter.class, domain.dataCenterId().orElseThrow());
        var masters = Where.equal("dataCenterId", center.id()).andEqual("master", true);
        if (domain.role() != StorageDomainRole.DATA) {
            return;
        }
        if (inventory.count(StorageDomain.class, masters) == 0) {
            domain.setMaster(true);
        }
        center.setStatus(DataCenterStatus.UP);
    }

    /** After a domain left use: another active one becomes master, or the data center is in maintenance. */
    void deactivated(StorageDomainId id) {
        var domain = inventory.get(StorageDomain.class, id);
        domain.setStatus(StorageDomainStatus.MAINTENANCE);
        if (!domain.master()) {
            return;
        }
        var center = domain.dataCenterId().orElseThrow();
        var next = inventory.first(
                StorageDomain.class,
                Where.equal("dataCenterId", center)
                        .andEqual("status", StorageDomainStatus.ACTIVE)
                        .andEqual("role", StorageDomainRole.DATA)
                        .orderBy("name"));
        if (next.isPresent()) {
            domain.setMaster(false);
            next.get().setMaster(true);
        } else {
            inventory.get(DataCenter.class, center).setStatus(DataCenterStatus.MAINTENANCE);
        }
    }
}
