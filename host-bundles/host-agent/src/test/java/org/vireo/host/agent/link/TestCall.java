package org.vireo.host.agent.link;

import java.time.Duration;
import java.time.Instant;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** The circumstances of one call. */
record TestCall(OperationId operation, Instant deadline) implements Call {
    static TestCall within(Duration patience) {
        return new TestCall(OperationId.random(), Instant.now().plus(patience));
    }

    @Override
    public HostLink hosts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void progress(int percent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call part(String name) {
        return new TestCall(operation.part(name), deadline);
    }
}
