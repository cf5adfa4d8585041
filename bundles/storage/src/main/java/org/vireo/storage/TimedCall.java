package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * A call outside any job. Nobody is told its progress.
 *
 * @param operation names it
 * @param deadline after which nobody waits
 * @param hosts the way to them
 */
record TimedCall(OperationId operation, Instant deadline, HostLink hosts) implements Call {
    /** One that nobody waits for longer than this. */
    static Call lasting(Duration patience, Clock clock, HostLink hosts) {
        return new TimedCall(OperationId.random(), clock.instant().plus(patience), hosts);
    }

    @Override
    public void progress(int percent) {
        // nobody looks at it
    }

    @Override
    public Call part(String name) {
        return new TimedCall(operation.part(name), deadline, hosts);
    }
}
