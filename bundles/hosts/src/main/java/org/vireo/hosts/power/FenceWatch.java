package org.vireo.hosts.power;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.event.Event;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;

/**
 * Looks every few seconds for hosts that do not respond, and has them restarted where that is wanted. It keeps nothing that matters: after
 * a restart of the engine it finds the same hosts again once they had their time to be heard. Looks on a thread of its own.
 */
@Component(service = FenceWatch.class, immediate = true, configurationPid = "vireo.hosts.fencing")
@Designate(ocd = FenceWatch.FencingSettings.class)
public final class FenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FenceWatch.class);
    private static final int PERIOD_SECONDS = 5;
    private static final Set<HostStatus> SILENT = Set.of(HostStatus.NON_RESPONSIVE, HostStatus.CONNECTING);

    private final FenceTools tools;
    private final Clock clock;
    private final Duration retry;
    private final Instant notBefore;
    private final Map<HostId, Instant> tried = new HashMap<>();
    private final Map<HostId, String> told = new HashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-fence-watch"));

    /** How the engine fences by itself. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Fencing")
    public @interface FencingSettings {
        /** Seconds after which a host that still does not respond is fenced again. */
        @AttributeDefinition(
                name = "Fenced again (seconds)",
                description = "Seconds after which a host that still does not respond is fenced again",
                min = "1",
                max = "86400")
        int retry__seconds() default 300;

        /** Seconds after its start in which the engine fences nothing, since hosts it had lost may be back. */
        @AttributeDefinition(
                name = "Quiet after the start (seconds)",
                description = "Seconds after its start in which the engine fences nothing",
                min = "0",
                max = "86400")
        int quiet__seconds() default 120;
    }

    /** Begins to look. */
    @Activate
    public FenceWatch(@Reference FenceTools tools, FencingSettings settings) {
        this(tools, Clock.systemUTC(), settings.retry__seconds(), settings.quiet__seconds());
        var unused = timer.scheduleWithFixedDelay(this::lookSafely, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    FenceWatch(FenceTools tools, Clock clock, int retrySeconds, int quietSeconds) {
        if (retrySeconds < 1 || quietSeconds < 0) {
            throw new IllegalArgumentException(
                    "vireo.hosts.fencing: retry_seconds must be at least 1 and quiet_seconds not negative");
        }
        this.tools = tools;
        this.clock = clock;
        this.retry = Duration.ofSeconds(retrySeconds);
        this.notBefore = clock.instant().plusSeconds(quietSeconds);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("looking for hosts to fence failed and is tried again in {} s", PERIOD_SECONDS, e);
        }
    }

    void look() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        var hosts = tools.transactions().read(() -> tools.inventory().list(Host.class, Where.all()));
        var lost = hosts.stream()
                .filter(host -> host.status() == HostStatus.NON_RESPONSIVE)
                .toList();
        var ids = lost.stream().map(Host::id).toList();
        told.keySet().retainAll(ids);
        tried.keySet().retainAll(ids);
        lost.forEach(host -> judge(host, hosts));
    }

    private void judge(Host host, List<Host> all) {
        var last = Optional.ofNullable(tried.get(host.id()));
        if (last.filter(at -> at.plus(retry).isAfter(clock.instant())).isPresent()) {
            return;
        }
        var obstacle = FencePolicy.obstacle(view(host, all));
        if (obstacle.isPresent()) {
            skip(host, obstacle.get());
        } else {
            fence(host);
        }
    }

    private FencePolicy.View view(Host host, List<Host> all) {
        var cluster = tools.transactions().read(() -> tools.inventory().get(Cluster.class, host.clusterId()));
        var mates = all.stream()
                .filter(one -> one.clusterId().equals(host.clusterId()))
                .filter(one -> one.status() == HostStatus.UP || SILENT.contains(one.status()))
                .toList();
        return new FencePolicy.View(
                Settings.Policy.of(cluster),
                Settings.powerManaged(host),
                mates.size(),
                (int) mates.stream()
                        .filter(one -> SILENT.contains(one.status()))
                        .count(),
                (int) all.stream().filter(one -> one.status() == HostStatus.UP).count());
    }

    private void skip(Host host, String why) {
        if (!why.equals(told.put(host.id(), why))) {
            var code = Settings.powerManaged(host) ? 9003 : 9000;
            var event = Event.warning(
                    code,
                    Caller.engine(""),
                    "Host " + host.name() + " does not respond and is not fenced: " + why + ".");
            tools.transactions().run(() -> tools.events().record(event.about(HostPower.KIND, host.id())));
        }
    }

    private void fence(Host host) {
        try {
            tools.commands()
                    .submit(
                            new FenceHost(host.id(), FenceHost.Action.RESTART, true),
                            Caller.engine("fence-" + host.id()));
            tried.put(host.id(), clock.instant());
        } catch (CommandRefused e) {
            LOG.info("Host {} is not fenced yet: {}", host.id(), e.getMessage());
        }
    }

    /** Ends the thread. */
    @Deactivate
    public void stop() {
        timer.shutdownNow();
    }
}
