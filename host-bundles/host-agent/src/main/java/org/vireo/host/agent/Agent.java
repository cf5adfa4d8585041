package org.vireo.host.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.identity.Identity;
import org.vireo.host.agent.link.EngineLink;
import org.vireo.host.agent.operations.AnswerMemory;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.operations.OperationDesk;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.spi.LinkListener;
import org.vireo.protocol.host.CapabilitiesReport;
import org.vireo.protocol.host.Heartbeat;

/** Keeps one host joined to its engine. All its own work is done by one thread; requests run on the executor given. Thread-safe. */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final long LOOK_MILLIS = 1000;
    /** The broker's code for a client whose certificate is good but not admitted. */
    private static final String REFUSED = "AMQ229031";
    /** An engine that has just started does not know its hosts yet, and refuses them as it would refuse strangers. */
    private static final Duration DOUBT = Duration.ofSeconds(60);

    private final Joining joining;
    private final AgentReports reports;
    private final Handlers handlers;
    private final Drivers drivers;
    private final AnswerMemory memory;
    private final Clock clock;
    private final Instant startedAt;
    private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
    private final Runnable driversChanged = this::driversChanged;
    private final Executor operations;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "vireo-agent"));
    private final List<ScheduledFuture<?>> schedules;
    private volatile EngineLink link;
    private volatile boolean capabilitiesDue;
    private volatile Instant refusedSince;
    private boolean refusalTold;

    /** Begins at once; {@code heartbeat} is the time between two signs of life, {@code operations} runs requests. */
    public Agent(
            Joining joining,
            AgentReports reports,
            Handlers handlers,
            Drivers drivers,
            AnswerMemory memory,
            Executor operations,
            Duration heartbeat,
            Clock clock) {
        if (heartbeat.toMillis() < 1000) {
            throw new IllegalArgumentException("heartbeat_seconds of vireo.agent must be at least 1");
        }
        this.joining = joining;
        this.reports = reports;
        this.handlers = handlers;
        this.drivers = drivers;
        this.memory = memory;
        this.operations = operations;
        this.clock = clock;
        this.startedAt = clock.instant();
        drivers.watch(driversChanged);
        schedules = List.of(
                every(LOOK_MILLIS, "look for a token", this::look),
                every(heartbeat.toMillis(), "give a sign of life", this::beat));
    }

    private ScheduledFuture<?> every(long millis, String what, Runnable work) {
        return worker.scheduleWithFixedDelay(() -> quietly(what, work), 0, millis, TimeUnit.MILLISECONDS);
    }

    /** An exception would end the schedule. */
    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("The agent could not {}", what, e);
        }
    }

    private void look() {
        var joined = joining.join();
        if (joined.isPresent()) {
            disconnect();
            connect(joined.get());
        } else if (link == null) {
            joining.known().or(joining::announce).ifPresent(this::connect);
        }
        judgeRefusal();
        if (capabilitiesDue && isLinked()) {
            capabilitiesDue = false;
            operations.execute(this::reportCapabilities); // the first time the hypervisor is probed, for seconds
        }
    }

    private void judgeRefusal() {
        Instant since = refusedSince;
        if (since == null) {
            refusalTold = false;
        } else if (!refusalTold && clock.instant().isAfter(since.plus(DOUBT))) {
            refusalTold = true;
            if (joining.giveUp()) {
                LOG.warn("The engine refuses this host: it was removed there. It announces itself anew");
                disconnect();
                refusedSince = null;
            } else {
                LOG.error(
                        "The engine refuses this host: it was removed or joined again elsewhere. It needs a new token");
            }
        }
    }

    private void reportCapabilities() {
        try {
            drivers.capabilities().ifPresent(found -> reports.send(new CapabilitiesReport(found)));
        } catch (RuntimeException e) {
            LOG.warn("What this host can do is not known yet: {}", e.getMessage());
            capabilitiesDue = true;
        }
    }

    private void connect(Identity identity) {
        LOG.info("This is host {}, its engine's broker is at {}", identity.host(), identity.brokerUrl());
        var desk = new OperationDesk(identity.host(), handlers, memory, operations, clock);
        link = new EngineLink(identity, desk, new Watch());
        reports.attach(link);
    }

    private void disconnect() {
        reports.detach();
        if (link != null) {
            link.close();
            link = null;
        }
    }

    private void beat() {
        reports.sendIfConnected(new Heartbeat(startedAt, drivers.hypervisorReachable()));
    }

    private final class Watch implements org.vireo.tp.camel.LinkListener {
        @Override
        public void up() {
            refusedSince = null;
            worker.execute(() -> quietly("tell that the link is up", Agent.this::linkUp));
        }

        @Override
        public void down(String reason) {
            if (!reason.contains(REFUSED)) {
                refusedSince = null;
            } else if (refusedSince == null) {
                refusedSince = clock.instant();
            }
            LOG.warn("No link to the engine: {}", reason);
        }
    }

    private void linkUp() {
        capabilitiesDue = true;
        beat();
        listeners.forEach(listener -> quietly("report all of a driver's state", listener::linkUp));
    }

    private void driversChanged() {
        capabilitiesDue = true;
    }

    /** Told when the link comes up, and now if it is. */
    public void addListener(LinkListener listener) {
        listeners.add(listener);
        EngineLink present = link;
        if (present != null && present.isUp()) {
            worker.execute(() -> quietly("report all of a driver's state", listener::linkUp));
        }
    }

    /** Told no longer. */
    public void removeListener(LinkListener listener) {
        listeners.remove(listener);
    }

    /** Whether the engine's broker is reachable. */
    public boolean isLinked() {
        EngineLink present = link;
        return present != null && present.isUp();
    }

    @Override
    public void close() {
        if (worker.isShutdown()) {
            return;
        }
        drivers.unwatch(driversChanged);
        schedules.forEach(schedule -> schedule.cancel(false));
        worker.execute(this::disconnect);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(15, TimeUnit.SECONDS)) {
                LOG.warn("The link did not close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
