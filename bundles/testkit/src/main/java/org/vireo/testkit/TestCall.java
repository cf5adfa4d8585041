package org.vireo.testkit;

import java.time.Instant;
import java.util.Objects;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * A call with a minute to go. Immutable.
 *
 * @param operation names it
 * @param deadline after which nobody waits
 * @param hosts the way to the hosts
 */
public record TestCall(OperationId operation, Instant deadline, HostLink hosts) implements Call {
    /** Refuses missing values. */
    public TestCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(hosts, "hosts");
    }

    /** A new operation. */
    public static TestCall to(HostLink hosts) {
        return new TestCall(OperationId.random(), Instant.now().plusSeconds(60), hosts);
    }

    /** Refuses what is not a percentage. */
    @Override
    public void progress(int percent) {
        if (percent < 0 || percent > 100) {
            throw new AssertionError("progress is 0 to 100, not " + percent);
        }
    }

    @Override
    public Call part(String name) {
        return new TestCall(operation.part(name), deadline, hosts);
    }
}
