package org.vireo.host.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;

/**
 * Answers one verb. Published as a service; the agent calls it once per operation id, answers repeated requests from memory, and runs
 * calls in parallel.
 *
 * @param <Q> the request
 * @param <R> the reply
 */
@ConsumerType
public interface OperationHandler<Q extends HostRequest<R>, R extends HostReply> {
    /** Which request. */
    Class<Q> request();

    /**
     * Does what is asked; may block until the deadline of {@code call}. Must be repeatable: after a restart of the agent the same
     * operation can arrive again.
     *
     * @throws org.vireo.model.VireoException what the engine is told
     */
    R handle(Q request, HostCall call);
}
