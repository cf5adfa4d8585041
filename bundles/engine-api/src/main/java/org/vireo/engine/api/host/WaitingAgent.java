package org.vireo.engine.api.host;

import java.time.Instant;
import java.util.Objects;

/**
 * An agent without a host entry that announced itself. Everything but the fingerprint is its own word. Immutable.
 *
 * @param fingerprint {@code SHA256:} and base64 of the digest of its public key; it has proved that it holds the private one
 * @param address under which it wants to be adopted; empty means any
 * @param hostName as it names itself
 * @param peer network address it spoke from
 * @param heard when it announced itself last
 */
public record WaitingAgent(String fingerprint, String address, String hostName, String peer, Instant heard) {
    private static final int LONGEST = 255;

    /** Refuses missing values and what is no address or name. */
    public WaitingAgent {
        Objects.requireNonNull(fingerprint, "fingerprint");
        check("address", address);
        check("host name", hostName);
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(heard, "heard");
    }

    private static void check(String what, String text) {
        Objects.requireNonNull(text, what);
        if (text.length() > LONGEST || !text.matches("[A-Za-z0-9._:%-]*")) {
            throw new IllegalArgumentException("an agent's " + what + " is a name or an IP address");
        }
    }

    /** Whether it can be adopted under this address. */
    public boolean answersTo(String wanted) {
        return address.isEmpty() || address.equalsIgnoreCase(wanted) || hostName.equalsIgnoreCase(wanted);
    }
}
