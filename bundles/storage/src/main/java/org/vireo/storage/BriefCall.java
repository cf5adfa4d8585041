package org.vireo.storage;

import java.time.Instant;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A call that must end before the step it belongs to. Immutable. */
record BriefCall(Call whole, Instant deadline) implements Call {
    static Call until(Instant deadline, Call whole) {
        return deadline.isBefore(whole.deadline()) ? new BriefCall(whole, deadline) : whole;
    }

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
        return new BriefCall(whole.part(name), deadline);
    }
}
