package org.vireo.host.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.vireo.host.agent.identity.Announcement;
import org.vireo.host.agent.identity.Announcer;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.hosts.HostAgent;
import org.vireo.host.spi.hosts.HostAgents;
import org.vireo.host.spi.hosts.HostDrivers;
import org.vireo.host.spi.hosts.HostParts;

/** Runs further hosts, which share the threads that answer requests and the way of announcements. Thread-safe. */
@Component(configurationPid = "vireo.agent")
public final class FurtherHosts implements HostAgents {
    private static final int OPERATIONS = 32;
    private static final long IDLE_SECONDS = 30;

    private final AgentSettings settings;
    private final Path directory;
    private final Map<String, Further> open = new ConcurrentHashMap<>();
    private final ExecutorService operations = operations();
    private final Announcer announcer;

    /** None yet. */
    @Activate
    public FurtherHosts(AgentSettings settings) {
        this.settings = settings;
        this.directory = AgentDirectories.data(settings.data__directory()).resolve("hosts");
        if (settings.engine__fingerprint().isBlank()) {
            throw new IllegalArgumentException("engine_fingerprint of vireo.agent is empty: further hosts announce"
                    + " themselves to that engine alone whose CA has this fingerprint");
        }
        this.announcer = new Announcer(settings.engine__url(), settings.engine__fingerprint());
    }

    private static ExecutorService operations() {
        var pool = new ThreadPoolExecutor(
                OPERATIONS,
                OPERATIONS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new Thread(work, "vireo-operation"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public HostAgent open(String name, BiFunction<Reports, Path, HostParts> parts) {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "a further host is named by small letters, digits and hyphens, not " + name);
        }
        if (open.containsKey(name)) {
            throw new IllegalArgumentException("a further host " + name + " is open already");
        }
        var made = new Further(name, parts);
        open.put(name, made);
        return made;
    }

    @Deactivate
    void stop() {
        open.values().forEach(Further::close);
        operations.shutdownNow();
    }

    private final class Further implements HostAgent {
        private final String name;
        private final Drivers drivers = new Drivers();
        private final AgentReports reports;
        private final Agent agent;

        Further(String name, BiFunction<Reports, Path, HostParts> maker) {
            this.name = name;
            var directories = new AgentDirectories(directory.resolve(name), "");
            var clock = Clock.systemUTC();
            reports = AgentReports.passing(directories.state("reports"), clock);
            var parts = maker.apply(reports, directories.state("host"));
            parts.storage().forEach(drivers::addStorage);
            parts.networks().forEach(drivers::addNetwork);
            drivers.addSource(parts.capabilities());
            var handlers = new Handlers();
            Assembly.verbs(drivers, directories).forEach(handlers::addHandler);
            parts.handlers().forEach(handlers::addHandler);
            var announcing = new Announcing(announcer, new Announcement(parts.address(), name), clock);
            agent = new Assembly(settings, clock)
                    .agent(
                            directories,
                            reports,
                            handlers,
                            drivers,
                            operations,
                            Optional.empty(),
                            Optional.of(announcing));
            agent.addListener(parts.listener());
        }

        @Override
        public boolean linked() {
            return agent.isLinked();
        }

        @Override
        public HostDrivers drivers() {
            return drivers;
        }

        @Override
        public void close() {
            if (open.remove(name, this)) {
                agent.close();
                reports.close();
            }
        }
    }
}
