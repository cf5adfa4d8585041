package org.vireo.testkit;

import java.util.HashMap;
import java.util.Map;
import org.vireo.host.spi.HostCall;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * A way to hosts that ends in this process: every request is answered by whoever was set for its type, once per operation id, as a
 * real host does. One that is repeated gets the first answer; one operation id for two different requests is a defect of the caller.
 */
public final class TestHosts implements HostLink {
    private final Map<Class<?>, Answering<?, ?>> answers = new HashMap<>();
    private final Map<OperationId, Done> done = new HashMap<>();

    private record Done(HostRequest<?> request, HostReply reply) {}

    /**
     * Answers requests of one type.
     *
     * @param <Q> the request
     * @param <R> the reply
     */
    public interface Answering<Q, R> {
        /** Does what is asked. */
        R answer(Q request, HostCall call);
    }

    /** Sets who answers requests of a type. */
    public <R extends HostReply, Q extends HostRequest<R>> TestHosts on(Class<Q> type, Answering<Q, R> answering) {
        answers.put(type, answering);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        Done before = done.get(call.operation());
        if (before != null) {
            if (!before.request().equals(request)) {
                throw new AssertionError("one operation id for " + before.request() + " and for " + request);
            }
            return (T) before.reply();
        }
        var answering = (Answering<HostRequest<T>, T>) answers.get(request.getClass());
        if (answering == null) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot do " + request + ": no driver on the host does");
        }
        T reply = answering.answer(request, new HostCall(call.operation(), call.deadline()));
        done.put(call.operation(), new Done(request, reply));
        return reply;
    }
}
