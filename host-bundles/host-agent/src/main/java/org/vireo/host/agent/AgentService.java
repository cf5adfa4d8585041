package org.vireo.host.agent;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.host.agent.identity.Announcement;
import org.vireo.host.agent.identity.Announcer;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.LinkListener;
import org.vireo.host.spi.OperationHandler;

/** Runs the agent of this host. Thread-safe. */
@Component(service = AgentService.class, configurationPid = "vireo.agent", immediate = true)
public final class AgentService {
    private static final int OPERATIONS = 16;

    private final Agent agent;
    private final Handlers handlers;
    private final List<OperationHandler<?, ?>> own;
    private final ExecutorService operations =
            Executors.newFixedThreadPool(OPERATIONS, work -> new Thread(work, "vireo-operation"));

    /** Begins at once, without waiting for the engine. */
    @Activate
    public AgentService(
            @Reference HostDirectories directories,
            @Reference AgentReports reports,
            @Reference Handlers handlers,
            @Reference Drivers drivers,
            AgentSettings settings) {
        this.handlers = handlers;
        own = Assembly.verbs(drivers, directories);
        own.forEach(handlers::addHandler);
        var assembly = new Assembly(settings, Clock.systemUTC());
        agent = assembly.agent(
                directories, reports, handlers, drivers, operations, assembly.tokenFile(), ownAnnouncing(settings));
    }

    private static Optional<Announcing> ownAnnouncing(AgentSettings settings) {
        if (!settings.announce()) {
            return Optional.empty();
        }
        String name = Assembly.hostName();
        var announcement = new Announcement(settings.address().isBlank() ? name : settings.address(), name);
        var announcer = new Announcer(settings.engine__url(), settings.engine__fingerprint());
        return Optional.of(new Announcing(announcer, announcement, Clock.systemUTC()));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(LinkListener listener) {
        agent.addListener(listener);
    }

    void removeListener(LinkListener listener) {
        agent.removeListener(listener);
    }

    @Deactivate
    void stop() {
        agent.close();
        operations.shutdownNow();
        own.forEach(handlers::removeHandler);
    }
}
