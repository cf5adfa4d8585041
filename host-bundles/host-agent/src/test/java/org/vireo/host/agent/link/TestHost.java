package org.vireo.host.agent.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vireo.host.agent.Agent;
import org.vireo.host.agent.AgentDirectories;
import org.vireo.host.agent.Announcing;
import org.vireo.host.agent.Joining;
import org.vireo.host.agent.identity.EnrolmentClient;
import org.vireo.host.agent.identity.IdentityStore;
import org.vireo.host.agent.operations.AnswerMemory;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.agent.verbs.HostVerbs;
import org.vireo.model.HostId;
import org.vireo.model.Secret;

/** An agent with real parts, put together as its component does. */
final class TestHost implements AutoCloseable {
    final Handlers handlers = new Handlers();
    final Drivers drivers = new Drivers();
    final AgentReports reports;
    final IdentityStore identities;
    final Agent agent;
    final Path tokenFile;
    private final ExecutorService operations = Executors.newFixedThreadPool(16);

    TestHost(Path directory, String engineUrl) {
        this(directory, engineUrl, Optional.empty());
    }

    /** One that announces itself. */
    TestHost(Path directory, String engineUrl, Optional<Announcing> announcing) {
        var directories = new AgentDirectories(directory, "");
        tokenFile = directory.resolve("token");
        identities = new IdentityStore(directories.state("identity"), new SecureRandom());
        reports = new AgentReports(directories.state("reports"), Clock.systemUTC());
        new HostVerbs(drivers, Clock.systemUTC()).handlers().forEach(handlers::addHandler);
        agent = new Agent(
                new Joining(Optional.of(tokenFile), new EnrolmentClient(engineUrl, identities), identities, announcing),
                reports,
                handlers,
                drivers,
                new AnswerMemory(directories.state("operations").resolve("answers"), 100),
                operations,
                Duration.ofSeconds(1),
                Clock.systemUTC());
    }

    void give(Secret token) {
        try {
            Files.writeString(tokenFile, token.reveal(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    HostId id() {
        return identities.load().orElseThrow().host();
    }

    @Override
    public void close() {
        agent.close();
        operations.shutdownNow();
        reports.close();
    }
}
