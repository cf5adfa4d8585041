package org.vireo.host.agent;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.vireo.host.agent.identity.EnrolmentClient;
import org.vireo.host.agent.identity.IdentityStore;
import org.vireo.host.agent.operations.AnswerMemory;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.agent.verbs.HostVerbs;
import org.vireo.host.agent.verbs.StorageVerbs;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.OperationHandler;

/** Puts the agents of hosts together, the machine's own and further ones, by the same settings. Immutable. */
final class Assembly {
    private static final int ANSWERS = 5000;

    private final AgentSettings settings;
    private final Clock clock;

    Assembly(AgentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The verbs that the agent answers itself, by the drivers of a host. */
    static List<OperationHandler<?, ?>> verbs(Drivers drivers, HostDirectories directories) {
        return Stream.of(
                        new HostVerbs(drivers, Clock.systemUTC()).handlers(),
                        new StorageVerbs(drivers, directories.imports()).handlers())
                .<OperationHandler<?, ?>>flatMap(List::stream)
                .toList();
    }

    Optional<Path> tokenFile() {
        return settings.token__file().isBlank() ? Optional.empty() : Optional.of(Path.of(settings.token__file()));
    }

    Agent agent(
            HostDirectories directories,
            AgentReports reports,
            Handlers handlers,
            Drivers drivers,
            Executor operations,
            Optional<Path> tokenFile,
            Optional<Announcing> announcing) {
        var store = new IdentityStore(directories.state("identity"), new SecureRandom());
        var client = new EnrolmentClient(settings.engine__url(), store);
        return new Agent(
                new Joining(tokenFile, client, store, announcing),
                reports,
                handlers,
                drivers,
                new AnswerMemory(directories.state("operations").resolve("answers"), ANSWERS),
                operations,
                Duration.ofSeconds(settings.heartbeat__seconds()),
                clock);
    }

    static String hostName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("this machine has no name to be adopted under; set address", e);
        }
    }
}
