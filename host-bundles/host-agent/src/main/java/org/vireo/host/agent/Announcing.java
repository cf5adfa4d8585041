package org.vireo.host.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.identity.Announcement;
import org.vireo.host.agent.identity.Announcer;
import org.vireo.host.agent.identity.Identity;
import org.vireo.host.agent.identity.IdentityStore;

/** Announces one host again and again until it is adopted. Confined to the agent's thread. */
public final class Announcing {
    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Announcer announcer;
    private final Announcement announcement;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private boolean toldToWait;

    /** Begins when it is asked first. */
    public Announcing(Announcer announcer, Announcement announcement, Clock clock) {
        this.announcer = announcer;
        this.announcement = announcement;
        this.clock = clock;
    }

    /** Announces when it is time again; an identity once the engine has adopted this host. */
    Optional<Identity> identity(IdentityStore store) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return Optional.empty();
        }
        next = now.plus(BETWEEN);
        var identity = announcer.announce(announcement, store);
        if (identity.isEmpty() && !toldToWait) {
            LOG.info(
                    "Host {} waits to be adopted {}",
                    announcement.hostName(),
                    announcement.address().isEmpty() ? "under any address" : "as " + announcement.address());
        }
        toldToWait = identity.isEmpty();
        identity.ifPresent(known -> LOG.info("Host {} was adopted as {}", announcement.hostName(), known.host()));
        return identity;
    }
}
