package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.spi.host.HostLink;

/**
 * Asks every host for each of its domains. A domain is unwell when no host reaches it; a host that misses one which others reach is told of.
 * Domains do not wait for each other. Thread-safe.
 */
@Component(service = DomainHealth.class)
public final class DomainHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final StorageBackends backends;
    private final StorageHosts hosts;
    private final HostLink link;
    private final ExecutorService asking;
    private final Clock clock = Clock.systemUTC();
    private final Set<StorageDomainId> busy = ConcurrentHashMap.newKeySet();

    @Activate
    public DomainHealth(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts,
            @Reference HostLink link) {
        this(
                inventory,
                transactions,
                events,
                backends,
                hosts,
                link,
                Executors.newCachedThreadPool(work -> new Thread(work, "vireo-storage-health")));
    }

    /** With threads that it ends itself. */
    DomainHealth(
            Inventory inventory,
            Transactions transactions,
            Events events,
            StorageBackends backends,
            StorageHosts hosts,
            HostLink link,
            ExecutorService asking) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.backends = backends;
        this.hosts = hosts;
        this.link = link;
        this.asking = asking;
    }

    @Deactivate
    void stop() {
        asking.shutdownNow();
    }

    /** Begins a round over all domains that are in use or should be; one whose last round is not over yet is left out. */
    void look() {
        var watched = Set.of(StorageDomainStatus.ACTIVE, StorageDomainStatus.INACTIVE, StorageDomainStatus.UNKNOWN);
        for (var domain : transactions.call(() -> inventory.list(StorageDomain.class, Where.in("status", watched)))) {
            if (backends.installed(domain.type())) {
                examine(domain);
            } else {
                var why = "no storage backend of type '" + domain.type() + "' is installed";
                transactions.run(() -> unhealthy(domain.id(), StorageDomainStatus.UNKNOWN, why));
            }
        }
    }

    private void examine(StorageDomain domain) {
        var present = hosts.all(domain);
        hosts.forgetBut(domain, present);
        if (present.isEmpty()) {
            transactions.run(() -> unwell(domain, hosts.none(domain)));
        } else if (busy.add(domain.id())) {
            var round = new HealthRound(present, ended -> {
                busy.remove(domain.id());
                conclude(domain, ended);
            });
            round.begin(asking, clock.instant().plus(PATIENCE), clock, host -> ask(domain, host));
        }
    }

    private StorageSpace ask(StorageDomain domain, HostId host) {
        var call = TimedCall.lasting(PATIENCE, clock, link);
        return backends.get(domain.type()).attach(Domains.of(domain), host, false, call);
    }

    private void conclude(StorageDomain domain, HealthRound round) {
        if (round.space().isPresent()) {
            transactions.run(() -> healthy(domain.id(), round.space().get()));
            transactions.run(() -> tellOfHosts(domain, round));
            return;
        }
        // nobody was asked before the deadline: nothing is known
        round.failure().ifPresent(failure -> transactions.run(() -> unwell(domain, failure)));
    }

    private void unwell(StorageDomain domain, RuntimeException failure) {
        unhealthy(domain.id(), status(failure), failure.getMessage());
    }

    private void tellOfHosts(StorageDomain domain, HealthRound round) {
        round.failures().forEach((host, failure) -> {
            if (hosts.missed(domain, host)) {
                tell(
                        Event.warning(
                                        189,
                                        Caller.engine(""),
                                        "Host " + name(host) + " cannot reach Storage Domain " + domain.name()
                                                + ", which other hosts reach: " + failure.getMessage())
                                .about("host", host),
                        domain);
            }
        });
        for (var host : round.reached()) {
            if (hosts.reached(domain, host)) {
                tell(
                        Event.normal(
                                        191,
                                        Caller.engine(""),
                                        "Host " + name(host) + " reaches Storage Domain " + domain.name() + " again.")
                                .about("host", host),
                        domain);
            }
        }
    }

    private String name(HostId host) {
        return inventory.find(Host.class, host).map(Host::name).orElse(host.toString());
    }

    /** Without a host or a plugin to ask nobody knows; a host that answers badly is something else. */
    private static StorageDomainStatus status(RuntimeException failure) {
        return failure instanceof VireoException e
                        && (e.code() == StorageError.NO_HOST || e.code() == ModelError.PLUGIN_UNAVAILABLE)
                ? StorageDomainStatus.UNKNOWN
                : StorageDomainStatus.INACTIVE;
    }

    private void healthy(StorageDomainId id, StorageSpace space) {
        inventory.find(StorageDomain.class, id).ifPresent(domain -> {
            var before = domain.available();
            Spaces.keep(domain, space);
            if (domain.status() == StorageDomainStatus.INACTIVE || domain.status() == StorageDomainStatus.UNKNOWN) {
                domain.setStatus(StorageDomainStatus.ACTIVE);
                domain.setStatusDetail("");
                tell(
                        Event.normal(191, Caller.engine(""), "Storage Domain " + domain.name() + " is reached again."),
                        domain);
            }
            if (isLow(domain, space.available()) && !isLow(domain, before)) {
                tell(
                        Event.warning(
                                23,
                                Caller.engine(""),
                                "Low disk space. Storage Domain " + domain.name() + " has "
                                        + space.available().toMiBCeil() + " MiB of free space."),
                        domain);
            }
        });
    }

    private static boolean isLow(StorageDomain domain, ByteSize available) {
        return available.bytes() < domain.total().bytes() / 100 * domain.warningLowSpacePercent();
    }

    private void unhealthy(StorageDomainId id, StorageDomainStatus status, String why) {
        inventory.find(StorageDomain.class, id).ifPresent(domain -> {
            if (domain.status() == StorageDomainStatus.MAINTENANCE) {
                return;
            }
            if (domain.status() == status) {
                domain.setStatusDetail(why);
                return;
            }
            domain.setStatus(status);
            domain.setStatusDetail(why);
            tell(
                    Event.error(
                            190, Caller.engine(""), "Storage Domain " + domain.name() + " cannot be reached: " + why),
                    domain);
        });
    }

    private void tell(Event event, StorageDomain domain) {
        events.record(event.about(Domains.KIND, domain.id()));
    }
}
