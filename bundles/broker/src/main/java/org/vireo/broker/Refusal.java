package org.vireo.broker;

import java.time.Instant;
import java.util.Objects;

/**
 * Something the broker refused. Immutable.
 *
 * @param at when
 * @param reason why
 * @param who address of the client, or whom its certificate names
 * @param detail one sentence
 */
public record Refusal(Instant at, Reason reason, String who, String detail) {
    /** Refuses missing values. */
    public Refusal {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(detail, "detail");
    }

    /** Why something was refused. */
    public enum Reason {
        /** The client does not speak TLS. */
        PLAIN_TEXT,
        /** The client offers only TLS versions older than 1.3. */
        OLD_TLS,
        /** The client showed no certificate. */
        NO_CERTIFICATE,
        /** The client's certificate is not by this engine's authority, or not for this use, or expired. */
        UNTRUSTED_CERTIFICATE,
        /** The TLS handshake failed otherwise. */
        HANDSHAKE_FAILED,
        /** The certificate names neither the engine nor a host. */
        UNKNOWN_SUBJECT,
        /** The client gave a user name or password; certificates alone count here. */
        NAMED_USER,
        /** The host is not enrolled, or not any more, or with another certificate. */
        NOT_ENROLLED,
        /** The client may not do this to that address. */
        FORBIDDEN,
        /** The message is larger than a host may send. */
        TOO_LARGE
    }
}
