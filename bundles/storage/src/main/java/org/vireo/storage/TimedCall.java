package org.vireo.storage;

import java.time.Instant;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * A call with a deadline of its own: outside any job, or where a step does not wait as long as it may. Nobody is told its progress.
 *
 * @param operation names it
 * @param deadline after which nobody waits
 * @param hosts the way to them
 */
record TimedCall(OperationId operation, Instant deadline, HostLink hosts) implements Call {
    /** The same call until an earlier time. */
    static Call until(Instant deadline, Call call) {
        var sooner = deadline.isBefore(call.deadline()) ? deadline : call.deadline();
        return new TimedCall(call.operation(), sooner, call.hosts());
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
