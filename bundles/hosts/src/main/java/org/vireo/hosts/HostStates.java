package org.vireo.hosts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.VmFleet;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;

/**
 * Moves hosts between connected and lost. A host that is silent for {@code connecting_seconds} is {@code connecting}, after
 * {@code lost_seconds} {@code non_responsive}; the next sign of life brings it back. Thread-safe.
 */
@Component(service = HostStates.class, configurationPid = "vireo.hosts")
@Designate(ocd = HostStates.Settings.class)
public final class HostStates {
    private static final Set<HostStatus> WATCHED =
            Set.of(HostStatus.UP, HostStatus.CONNECTING, HostStatus.NON_OPERATIONAL);
    private static final Set<HostStatus> COMING = Set.of(
            HostStatus.INSTALLING,
            HostStatus.INITIALIZING,
            HostStatus.REBOOT,
            HostStatus.UNASSIGNED,
            HostStatus.CONNECTING,
            HostStatus.NON_RESPONSIVE,
            HostStatus.NON_OPERATIONAL,
            HostStatus.UP);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final VmFleet fleet;
    private final Commands commands;
    private final Clock clock;
    private final Duration connecting;
    private final Duration lost;
    private final Instant watchingSince;

    /** How patient the engine is with silent hosts. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo hosts")
    public @interface Settings {
        /** Seconds of silence after which a host is being tried. */
        int connecting__seconds() default 20;

        /** Seconds of silence after which a host is given up. */
        int lost__seconds() default 60;
    }

    @Activate
    public HostStates(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference VmFleet fleet,
            @Reference Commands commands,
            Settings settings) {
        this(
                inventory,
                transactions,
                events,
                fleet,
                commands,
                Clock.systemUTC(),
                settings.connecting__seconds(),
                settings.lost__seconds());
    }

    HostStates(
            Inventory inventory,
            Transactions transactions,
            Events events,
            VmFleet fleet,
            Commands commands,
            Clock clock,
            int connectingSeconds,
            int lostSeconds) {
        if (connectingSeconds < 1 || lostSeconds <= connectingSeconds) {
            throw new IllegalArgumentException(
                    "vireo.hosts: connecting_seconds must be at least 1 and lost_seconds greater than that");
        }
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.fleet = fleet;
        this.commands = commands;
        this.clock = clock;
        this.connecting = Duration.ofSeconds(connectingSeconds);
        this.lost = Duration.ofSeconds(lostSeconds);
        this.watchingSince = clock.instant();
    }

    /** A sign of life. */
    void heard(HostId id, Instant at, boolean hypervisorReachable) {
        transactions.run(() -> inventory.find(Host.class, id).ifPresent(host -> {
            host.setLastHeartbeat(Optional.of(clock.instant()));
            host.setHypervisorReachable(hypervisorReachable);
            if (COMING.contains(host.status())) {
                arrive(host, hypervisorReachable);
            }
        }));
    }

    private void arrive(Host host, boolean hypervisorReachable) {
        var next = hypervisorReachable ? HostStatus.UP : HostStatus.NON_OPERATIONAL;
        if (host.status() == next || host.capabilities().equals("{}")) {
            return; // nothing new, or it has not yet told what it is
        }
        var before = host.status();
        host.setStatus(next);
        host.setStatusDetail(hypervisorReachable ? "" : "its agent does not reach the hypervisor");
        var engine = Caller.engine("");
        events.record((hypervisorReachable
                        ? Event.normal(13, engine, "Host " + host.name() + " is up.")
                        : Event.warning(12, engine, "Host " + host.name() + " does not reach its hypervisor."))
                .about(AddHostHandler.KIND, host.id()));
        if (before == HostStatus.NON_RESPONSIVE) {
            fleet.hostBack(host.id());
        }
        transactions.afterCommit(commands::somethingChanged);
    }

    /** Looks for silent hosts; called every few seconds. */
    void lookForSilence() {
        transactions.run(() -> {
            for (var host : inventory.list(Host.class, Where.in("status", WATCHED))) {
                judge(host);
            }
        });
    }

    private void judge(Host host) {
        // After a restart of the engine every host gets the full time to be heard from.
        var last = host.lastHeartbeat().filter(at -> at.isAfter(watchingSince)).orElse(watchingSince);
        var silence = Duration.between(last, clock.instant());
        if (silence.compareTo(lost) > 0) {
            giveUp(host);
        } else if (silence.compareTo(connecting) > 0 && host.status() == HostStatus.UP) {
            host.setStatus(HostStatus.CONNECTING);
            host.setStatusDetail("not heard from for " + silence.toSeconds() + " s");
        }
    }

    private void giveUp(Host host) {
        host.setStatus(HostStatus.NON_RESPONSIVE);
        host.setStatusDetail("not heard from for more than " + lost.toSeconds() + " s");
        fleet.hostLost(host.id());
        events.record(Event.error(12, Caller.engine(""), "Host " + host.name() + " is non responsive.")
                .about(AddHostHandler.KIND, host.id()));
        transactions.afterCommit(commands::somethingChanged);
    }
}
