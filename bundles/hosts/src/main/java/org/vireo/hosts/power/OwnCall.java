package org.vireo.hosts.power;

import java.time.Instant;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A call that belongs to no job and asks no host. Immutable. */
record OwnCall(OperationId operation, Instant deadline) implements Call {
    @Override
    public HostLink hosts() {
        throw new VireoException(
                ModelError.HOST_UNREACHABLE, "a fence agent cannot ask hosts when it is only to tell the power");
    }

    @Override
    public void progress(int percent) {
        // nobody looks at it
    }

    @Override
    public Call part(String name) {
        return new OwnCall(operation.part(name), deadline);
    }
}
