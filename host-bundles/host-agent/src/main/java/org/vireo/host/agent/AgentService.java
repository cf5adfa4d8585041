package org.vireo.host.agent;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.host.agent.identity.EnrolmentClient;
import org.vireo.host.agent.identity.IdentityStore;
import org.vireo.host.agent.operations.AnswerMemory;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.agent.verbs.HostVerbs;
import org.vireo.host.agent.verbs.StorageVerbs;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.LinkListener;
import org.vireo.host.spi.OperationHandler;

/** Runs the agent of this host. Thread-safe. */
@Component(service = AgentService.class, configurationPid = "vireo.agent", immediate = true)
public final class AgentService {
    private static final int ANSWERS = 5000;

    private final Agent agent;
    private final Handlers handlers;
    private final List<OperationHandler<?, ?>> own;

    /** Begins at once, without waiting for the engine. */
    @Activate
    public AgentService(
            @Reference HostDirectories directories,
            @Reference AgentReports reports,
            @Reference Handlers handlers,
            @Reference Drivers drivers,
            AgentSettings settings) {
        this.handlers = handlers;
        var clock = Clock.systemUTC();
        own = Stream.of(
                        new HostVerbs(drivers, clock).handlers(),
                        new StorageVerbs(drivers, directories.imports()).handlers())
                .<OperationHandler<?, ?>>flatMap(List::stream)
                .toList();
        var store = new IdentityStore(directories.state("identity"), new SecureRandom());
        var client = new EnrolmentClient(settings.engine__url(), store);
        var token = settings.token__file().isBlank()
                ? Optional.<Path>empty()
                : Optional.of(Path.of(settings.token__file()));
        var memory = new AnswerMemory(directories.state("operations").resolve("answers"), ANSWERS);
        own.forEach(handlers::addHandler);
        agent = new Agent(
                new Joining(token, client, store),
                reports,
                handlers,
                drivers,
                memory,
                Duration.ofSeconds(settings.heartbeat__seconds()),
                clock);
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
        own.forEach(handlers::removeHandler);
    }
}
