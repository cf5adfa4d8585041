package org.vireo.host.agent.verbs;

import java.util.function.BiFunction;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;

/** A handler made of a function. */
record SimpleHandler<Q extends HostRequest<R>, R extends HostReply>(Class<Q> request, BiFunction<Q, HostCall, R> work)
        implements OperationHandler<Q, R> {
    @Override
    public R handle(Q asked, HostCall call) {
        return work.apply(asked, call);
    }
}
