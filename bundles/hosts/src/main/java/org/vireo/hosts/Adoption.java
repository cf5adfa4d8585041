package org.vireo.hosts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.inventory.HostAdoption;
import org.vireo.inventory.Inventory;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Binds a waiting agent to a host: from then on it gets a certificate when it announces itself the next time. Thread-safe. */
@Component(service = Adoption.class)
public final class Adoption {
    /** How long an agent may stay away before it fetches its certificate; it may fetch it again when the answer got lost. */
    private static final Duration VALID = Duration.ofHours(1);

    private final Inventory inventory;
    private final AnnouncedAgents agents;
    private final Clock clock;

    @Activate
    public Adoption(@Reference Inventory inventory, @Reference AnnouncedAgents agents) {
        this(inventory, agents, Clock.systemUTC());
    }

    Adoption(Inventory inventory, AnnouncedAgents agents, Clock clock) {
        this.inventory = inventory;
        this.agents = agents;
        this.clock = clock;
    }

    /** Whether exactly one agent can be meant; those that take any address are as good as each other. */
    Check check(String attempt, String host, String address, Optional<String> fingerprint) {
        var waiting = agents.candidates(address);
        if (waiting.isEmpty()) {
            return Check.conflict(
                    "Cannot " + attempt + " Host " + host + ". No agent waits for approval at address " + address
                            + ": install the agent there with engine_fingerprint and announce=true in etc/vireo.agent.cfg, or"
                            + " add the host with a one-time token. Deployment over SSH is not supported.");
        }
        var meant = meant(waiting, fingerprint);
        if (meant.isEmpty()) {
            return Check.conflict("Cannot " + attempt + " Host " + host + ". The agent that waits at address " + address
                    + " has the key fingerprint " + waiting.get(0).fingerprint() + ", not the one given.");
        }
        return fingerprint.isEmpty()
                        && meant.size() > 1
                        && !meant.get(0).address().isEmpty()
                ? Check.conflict("Cannot " + attempt + " Host " + host + ". " + meant.size()
                        + " agents say that they are at address " + address
                        + ": give the fingerprint of the right one as ssh.fingerprint.")
                : Check.FINE;
    }

    private static List<WaitingAgent> meant(List<WaitingAgent> waiting, Optional<String> fingerprint) {
        return waiting.stream()
                .filter(agent -> fingerprint.map(given -> same(given, agent)).orElse(true))
                .toList();
    }

    private static boolean same(String given, WaitingAgent agent) {
        String text = given.strip().replaceAll("=+$", "");
        return agent.fingerprint().equals(text.startsWith("SHA256:") ? text : "SHA256:" + text);
    }

    /** Within the transaction that adds the host; its fingerprint. */
    String adopt(HostId host, String address, Optional<String> fingerprint) {
        var adoption = new HostAdoption(host);
        renew(adoption, address, fingerprint);
        inventory.add(adoption);
        return adoption.keyFingerprint();
    }

    /** Another agent for the same host; its fingerprint. */
    String renew(HostAdoption adoption, String address, Optional<String> fingerprint) {
        for (var agent : meant(agents.candidates(address), fingerprint)) {
            if (agents.take(agent.fingerprint()).isPresent()) {
                adoption.setKeyFingerprint(agent.fingerprint());
                adoption.setExpires(clock.instant().plus(VALID));
                return agent.fingerprint();
            }
        }
        throw new VireoException(ModelError.WRONG_STATE, "no agent waits at address " + address + " any more");
    }
}
