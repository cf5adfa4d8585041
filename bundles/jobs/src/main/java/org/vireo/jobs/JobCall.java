package org.vireo.jobs;

import java.time.Instant;
import java.util.function.IntConsumer;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** The circumstances of a step's calls. Immutable. */
record JobCall(OperationId operation, Instant deadline, HostLink hosts, IntConsumer progressSink) implements Call {
    @Override
    public void progress(int percent) {
        progressSink.accept(Math.max(0, Math.min(100, percent)));
    }

    @Override
    public Call part(String name) {
        return new JobCall(operation.part(name), deadline, hosts, progressSink);
    }
}
