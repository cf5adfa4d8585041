package org.vireo.host.agent.identity;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells one engine of hosts that wait to be adopted. Blocking; thread-safe. */
public final class Announcer {
    private final EngineDoor door;
    private final String ca;

    /**
     * To the engine at {@code engineUrl}.
     *
     * @param ca SHA-256 fingerprint of the only authority to trust, 64 hexadecimal digits; colons are fine
     */
    public Announcer(String engineUrl, String ca) {
        this.ca = ca.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!this.ca.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "engine_fingerprint of vireo.agent must be the SHA-256 fingerprint of the engine's CA, 64 hexadecimal digits");
        }
        this.door = new EngineDoor(engineUrl, this.ca);
    }

    /**
     * Tells of a host once more; its key is kept in {@code store} until it is adopted.
     *
     * @return who it is, empty while nobody has adopted it
     * @throws org.vireo.model.VireoException when the engine refuses or cannot be reached
     */
    public Optional<Identity> announce(Announcement announcement, IdentityStore store) {
        var request = KeyRequest.of(store.waitingKeys(), "CN=waiting");
        return door.knock(Map.of(
                        "announce", announcement, "csr", Base64.getEncoder().encodeToString(request.der())))
                .map(answer -> store.save(
                        Admission.read(answer, ca, request), request.keys().getPrivate()));
    }
}
