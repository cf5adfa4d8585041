package org.vireo.engine.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells how the history is coming along. A service while the history is installed. Thread-safe. */
@ProviderType
public interface HistoryStatus {
    /** Asks the warehouse; blocks for some seconds at most, and tells of a warehouse that does not answer instead of throwing. */
    Standing standing();

    /**
     * Where it stands. Immutable, without secrets.
     *
     * @param problem why nothing can be loaded now, as one sentence
     * @param dsn the warehouse as {@code psql} takes it, for readers when there is a role for them, without a password
     * @param preset what is kept for how long
     * @param lastRound the last moment whose samples were loaded
     * @param lastHour beginning of the last hour that was rolled up
     * @param lastDay beginning of the last day that was rolled up
     * @param due how many hours and days wait to be rolled up
     * @param waiting how many batches wait to be loaded
     * @param dropped how many batches were given up since the start, as there was no room for them or they were refused
     * @param gaps of time without samples, the newest first, at most ten
     */
    record Standing(
            Optional<String> problem,
            String dsn,
            String preset,
            Optional<Instant> lastRound,
            Optional<Instant> lastHour,
            Optional<Instant> lastDay,
            int due,
            int waiting,
            long dropped,
            List<Gap> gaps) {
        /** Copies the list. */
        public Standing {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A time without samples.
     *
     * @param from its beginning
     * @param until its end
     */
    record Gap(Instant from, Instant until) {}
}
