package org.vireo.spi.host;

import java.time.Instant;
import org.vireo.model.OperationId;

/** A call that must end before the one it is. Immutable. */
record EarlierCall(Call whole, Instant deadline) implements Call {
    @Override
    public OperationId operation() {
        return whole.operation();
    }

    @Override
    public HostLink hosts() {
        return whole.hosts();
    }

    @Override
    public void progress(int percent) {
        whole.progress(percent);
    }

    @Override
    public Call part(String name) {
        return new EarlierCall(whole.part(name), deadline);
    }
}
