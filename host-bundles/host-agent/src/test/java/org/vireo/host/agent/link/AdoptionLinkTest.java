package org.vireo.host.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.agent.AgentDirectories;
import org.vireo.host.agent.Announcing;
import org.vireo.host.agent.identity.Announcement;
import org.vireo.host.agent.identity.Announcer;
import org.vireo.host.agent.identity.IdentityStore;

/** An agent without a token, with real parts on both sides. */
class AdoptionLinkTest {
    @TempDir
    Path directory;

    private static Optional<Announcing> announcing(Engine engine, String fingerprint) {
        return Optional.of(new Announcing(
                new Announcer(engine.url(), fingerprint), new Announcement("h1.test", "h1"), Clock.systemUTC()));
    }

    @Test
    void joinsOnceItIsAdoptedAndNotBefore() throws Exception {
        try (var engine = new Engine(directory.resolve("engine"));
                var host = new TestHost(
                        directory.resolve("host"), engine.url(), announcing(engine, engine.authority.fingerprint()))) {
            Patience.until("it waits", () -> !engine.hosts.waiting.isEmpty());
            assertThat(host.identities.load()).isEmpty();
            assertThat(host.agent.isLinked()).isFalse();

            var id = engine.hosts.adopt();

            Patience.until("it is linked", host.agent::isLinked);
            assertThat(host.id()).isEqualTo(id);
        }
    }

    @Test
    void tellsNothingToAnEngineOfAnotherAuthority() throws Exception {
        try (var engine = new Engine(directory.resolve("engine"))) {
            var stranger = new Announcer(engine.url(), "0".repeat(64));
            var store = new IdentityStore(
                    new AgentDirectories(directory.resolve("host"), "").state("identity"), new SecureRandom());

            assertThatThrownBy(() -> stranger.announce(new Announcement("", "h1"), store))
                    .hasMessageContaining("does not belong to the engine");
            assertThat(engine.hosts.waiting).isEmpty();
        }
    }
}
