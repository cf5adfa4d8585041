package org.vireo.host.simulator;

import java.util.function.Function;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;

/** A handler made of a function. */
record Verb<Q extends HostRequest<R>, R extends HostReply>(Class<Q> request, Function<Q, R> work)
        implements OperationHandler<Q, R> {
    @Override
    public R handle(Q asked, HostCall call) {
        return work.apply(asked);
    }
}
