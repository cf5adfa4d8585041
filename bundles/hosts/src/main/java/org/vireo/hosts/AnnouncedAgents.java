package org.vireo.hosts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.engine.api.host.WaitingAgents;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/**
 * Remembers who announced itself, in memory and for a minute only: whoever still waits says so every few seconds. Anybody who reaches the
 * engine can announce, so both all of them and those of one network address are bounded. Guarded by its monitor.
 */
@Component(service = {WaitingAgents.class, AnnouncedAgents.class})
public final class AnnouncedAgents implements WaitingAgents {
    private static final Duration MEMORY = Duration.ofMinutes(1);
    /** For which an agent that was taken is not offered again: whoever took it needs time to say so in the inventory. */
    private static final Duration TAKEN = Duration.ofSeconds(15);

    private static final int MOST = 1000;
    private static final int MOST_OF_ONE_PEER = 250;

    private final Clock clock;
    private final Map<String, WaitingAgent> agents = new HashMap<>();
    private final Map<String, Instant> taken = new HashMap<>();

    private enum AnnouncementError implements ErrorCode {
        TOO_MANY_WAITING;

        @Override
        public ErrorKind kind() {
            return ErrorKind.EXHAUSTED;
        }
    }

    @Activate
    public AnnouncedAgents() {
        this(Clock.systemUTC());
    }

    AnnouncedAgents(Clock clock) {
        this.clock = clock;
    }

    synchronized void heard(WaitingAgent agent) {
        forgetSilent();
        if (taken.containsKey(agent.fingerprint())) {
            return;
        }
        if (!agents.containsKey(agent.fingerprint()) && isFull(agent.peer())) {
            throw new VireoException(
                    AnnouncementError.TOO_MANY_WAITING, "too many agents wait to be adopted, try again later");
        }
        agents.put(agent.fingerprint(), agent);
    }

    private boolean isFull(String peer) {
        return agents.size() >= MOST
                || agents.values().stream()
                                .filter(agent -> agent.peer().equals(peer))
                                .count()
                        >= MOST_OF_ONE_PEER;
    }

    private void forgetSilent() {
        Instant oldest = clock.instant().minus(MEMORY);
        agents.values().removeIf(agent -> agent.heard().isBefore(oldest));
        Instant longAgo = clock.instant().minus(TAKEN);
        taken.values().removeIf(at -> at.isBefore(longAgo));
    }

    @Override
    public synchronized List<WaitingAgent> list() {
        forgetSilent();
        return agents.values().stream()
                .sorted(Comparator.comparing(WaitingAgent::hostName).thenComparing(WaitingAgent::fingerprint))
                .toList();
    }

    /** Those that a host at this address could be; one that asks for just this address hides those that take any. */
    List<WaitingAgent> candidates(String address) {
        var fitting = list().stream().filter(agent -> agent.answersTo(address)).toList();
        var exact = fitting.stream().filter(agent -> !agent.address().isEmpty()).toList();
        return exact.isEmpty() ? named(fitting, address) : exact;
    }

    private static List<WaitingAgent> named(List<WaitingAgent> easy, String address) {
        var named = easy.stream()
                .filter(agent -> agent.hostName().equalsIgnoreCase(address))
                .toList();
        return named.isEmpty() ? easy : named;
    }

    /** Takes an agent out, so that nobody else adopts it; empty when it is gone. One whose adoption fails announces itself again. */
    synchronized Optional<WaitingAgent> take(String fingerprint) {
        var agent = Optional.ofNullable(agents.remove(fingerprint));
        agent.ifPresent(found -> taken.put(fingerprint, clock.instant()));
        return agent;
    }
}
