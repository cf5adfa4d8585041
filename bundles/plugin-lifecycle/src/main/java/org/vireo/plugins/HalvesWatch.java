package org.vireo.plugins;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.engine.api.plugin.UpdateHostHalves;
import org.vireo.inventory.Host;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.host.CapabilitiesReport;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * Compares what hosts have of plugins with what they should have: when a host tells its capabilities, as it does whenever its link comes
 * up, and all of them every minute. What differs is put right by a job for that host; the same difference again is left alone for ten
 * minutes. Looks on a thread of its own.
 */
@Component(service = ReportReceiver.class, immediate = true)
public final class HalvesWatch implements ReportReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(HalvesWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final long SWEEP_SECONDS = 60;
    /** What a host can do may be told moments before the engine counts it as up. */
    private static final int LOOKS_FOR_UP = 30;

    private final PluginWorks works;
    private final HalvesOnHosts halves;
    private final Commands commands;
    private final Clock clock = Clock.systemUTC();
    private final Set<HostId> waiting = ConcurrentHashMap.newKeySet();
    private final Map<HostId, Tried> tried = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "vireo-halves-watch"));

    /** Comes and goes with the link to the hosts. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile HostLink link;

    private record Tried(String difference, Instant at) {}

    /** Begins once the plugins of before are back. */
    @Activate
    public HalvesWatch(
            @Reference PluginWorks works,
            @Reference HalvesOnHosts halves,
            @Reference Commands commands,
            @Reference PluginStart started) {
        this.works = works;
        this.halves = halves;
        this.commands = commands;
        var unused = looks.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void receive(HostId host, long sequence, Instant at, HostReport report) {
        if (report instanceof CapabilitiesReport && waiting.add(host)) {
            try {
                looks.execute(() -> lookOnceUp(host, LOOKS_FOR_UP));
            } catch (RejectedExecutionException e) {
                LOG.debug("the engine stops", e);
            }
        }
    }

    private void lookOnceUp(HostId host, int tries) {
        if (tries > 0 && !isSeenUp(host)) {
            var unused = looks.schedule(() -> lookOnceUp(host, tries - 1), 1, TimeUnit.SECONDS);
        } else {
            waiting.remove(host);
            quietly(host);
        }
    }

    private boolean isSeenUp(HostId host) {
        try {
            return isUp(host);
        } catch (RuntimeException e) {
            LOG.warn("Whether host {} is up could not be looked at", host, e);
            return false;
        }
    }

    private void sweep() {
        try {
            works.rows()
                    .transactions()
                    .read(() -> works.rows().inventory().list(Host.class, Where.equal("status", HostStatus.UP)).stream()
                            .map(Host::id)
                            .toList())
                    .forEach(this::quietly);
        } catch (RuntimeException e) {
            LOG.warn("The plugins of hosts could not be looked at", e);
        }
    }

    /** An exception would end the sweeps. */
    private void quietly(HostId host) {
        try {
            look(host);
        } catch (CommandRefused e) {
            LOG.debug("Host {} gets its halves of plugins later: {}", host, e.getMessage());
        } catch (VireoException e) {
            LOG.debug("What host {} has of plugins is not known: {}", host, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("What host {} has of plugins could not be looked at", host, e);
        }
    }

    private void look(HostId host) {
        var present = link;
        if (present == null || !isUp(host)) {
            return; // it is looked at when it is up
        }
        var found = halves.list(
                host, new LookCall(OperationId.random(), clock.instant().plus(PATIENCE), present));
        var difference = works.rows()
                .transactions()
                .read(() -> HalfDifference.of(works.rows().all(), works.files(), found));
        if (difference.isEmpty()) {
            tried.remove(host);
        } else if (!wasTried(host, difference)) {
            commands.submit(new UpdateHostHalves(host), Caller.engine(""));
            tried.put(host, new Tried(difference.text(), clock.instant()));
            LOG.info("Host {} {}", host, difference.text());
        }
    }

    private boolean isUp(HostId host) {
        return works.rows()
                .transactions()
                .read(() -> works.rows()
                        .inventory()
                        .find(Host.class, host)
                        .filter(row -> row.status() == HostStatus.UP)
                        .isPresent());
    }

    private boolean wasTried(HostId host, HalfDifference difference) {
        var before = tried.get(host);
        return before != null
                && before.difference().equals(difference.text())
                && before.at().plus(AGAIN).isAfter(clock.instant());
    }

    @Deactivate
    void stop() {
        looks.shutdownNow();
    }

    /** A call outside any job: nobody waits for its progress. */
    private record LookCall(OperationId operation, Instant deadline, HostLink hosts) implements Call {
        @Override
        public void progress(int percent) {
            // nobody looks at it
        }

        @Override
        public Call part(String name) {
            return new LookCall(operation.part(name), deadline, hosts);
        }
    }
}
