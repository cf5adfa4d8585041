package org.vireo.storage;

import java.time.Instant;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A call outside any job, to storage that asks no host. */
record NoCall() implements Call {
    @Override
    public OperationId operation() {
        return OperationId.random();
    }

    @Override
    public Instant deadline() {
        return Instant.now().plusSeconds(10);
    }

    @Override
    public HostLink hosts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void progress(int percent) {
        // nobody looks at it
    }

    @Override
    public Call part(String name) {
        return this;
    }
}
