package org.vireo.host.images.nbd;

import java.time.Clock;
import java.time.Instant;

/** What connections are made to. Thread-safe. */
interface NbdSource extends AutoCloseable {
    /** Connects, at the latest by the deadline; throws {@code NOT_SERVED} when that cannot be. */
    NbdConnection connect(Instant deadline, Clock clock);

    /** Ends what was started for it; connections are the caller's to close. */
    @Override
    void close();
}
