package org.vireo.engine.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** How the hosts are connected to this engine, as its broker sees it at the moment. Thread-safe; no method blocks. */
@ProviderType
public interface LinkedHosts {
    /** Whether the broker is this engine's own. An outside one is not asked: then nothing is known here, and the lists are empty. */
    boolean known();

    /** Those that are connected. */
    Map<HostId, Connected> connected();

    /** What the link refused last, the latest first, a hundred at most. */
    List<Refused> refused();

    /**
     * A host that is connected. Immutable.
     *
     * @param since when the eldest of its connections was made
     * @param peer address and port of the host
     * @param certificateUntil when the certificate it connected with ends
     * @param waiting how many messages it has not taken yet
     */
    record Connected(Instant since, String peer, Instant certificateUntil, long waiting) {
        /** Refuses missing values. */
        public Connected {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(peer, "peer");
            Objects.requireNonNull(certificateUntil, "certificateUntil");
        }
    }

    /**
     * A client or message that was refused. Immutable.
     *
     * @param at when
     * @param reason in lower case, such as {@code no_certificate}
     * @param who address of the client, or whom its certificate names
     * @param detail one sentence; may hold what the client said of itself
     */
    record Refused(Instant at, String reason, String who, String detail) {
        /** Refuses missing values. */
        public Refused {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(who, "who");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
