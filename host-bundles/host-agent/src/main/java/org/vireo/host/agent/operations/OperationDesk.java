package org.vireo.host.agent.operations;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.wire.Problem;
import org.vireo.protocol.wire.ReplyEnvelope;
import org.vireo.protocol.wire.RequestEnvelope;
import org.vireo.protocol.wire.WireCodec;

/**
 * Runs each operation once. A request that comes again while its operation runs takes the place of the one before it, and gets the
 * answer; one that comes later gets the answer again. Thread-safe; handlers run on the executor.
 */
public final class OperationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OperationDesk.class);
    /**
     * Verbs that change nothing, or tell where something is that they moved on: they are answered anew, and their answers need not be
     * kept. A session at a serial port knows its last answer itself.
     */
    private static final Set<String> ANEW = Set.of(
            "vm.look",
            "host.capabilities",
            "host.check-updates",
            "host.ping",
            "network.discover",
            "ova.inspect",
            "plugin.list",
            "plugin.stage",
            "storage.find-targets",
            "storage.inspect",
            "storage.inspect-volume",
            "storage.list-luns",
            "storage.list-records",
            "storage.list-volumes",
            "storage.look-at-transfer",
            "storage.open-lun",
            "storage.probe",
            "storage.read-record",
            "vm.exchange-serial",
            "vm.list",
            "vm.look-at-backup",
            "vm.look-images");

    private final HostId self;
    private final Handlers handlers;
    private final AnswerMemory memory;
    private final Executor executor;
    private final Clock clock;
    private final WireCodec codec = new WireCodec();
    private final Map<OperationId, Requester> running = new ConcurrentHashMap<>();

    /** Answers for {@code self}. */
    public OperationDesk(HostId self, Handlers handlers, AnswerMemory memory, Executor executor, Clock clock) {
        this.self = self;
        this.handlers = handlers;
        this.memory = memory;
        this.executor = executor;
        this.clock = clock;
    }

    /** Gets an answer, or nothing when nobody waits for one any more. */
    private interface Requester extends Consumer<Optional<String>> {}

    /**
     * Takes a request and returns at once.
     *
     * @param text the envelope
     * @param requester called once, on any thread; empty means that no answer is to be sent
     */
    public void take(String text, Consumer<Optional<String>> requester) {
        RequestEnvelope request;
        try {
            request = codec.request(text);
        } catch (VireoException e) {
            LOG.warn("A request is dropped: {}", e.getMessage());
            requester.accept(Optional.empty());
            return;
        }
        if (!request.host().equals(self)) {
            var problem = new VireoException(DeskError.WRONG_HOST, "this is host " + self + ", not " + request.host());
            requester.accept(Optional.of(answer(request, problem)));
        } else if (isLate(request)) {
            LOG.debug("operation {} came after its deadline", request.operation());
            requester.accept(Optional.empty());
        } else {
            joinOrRun(request, requester::accept);
        }
    }

    private boolean isLate(RequestEnvelope request) {
        return !clock.instant().isBefore(request.deadline());
    }

    private void joinOrRun(RequestEnvelope request, Requester requester) {
        Requester before = running.put(request.operation(), requester);
        if (before != null) {
            before.accept(Optional.empty());
            return;
        }
        var known = memory.find(request.operation());
        if (known.isPresent()) {
            finish(request, known);
            return;
        }
        try {
            executor.execute(() -> run(request));
        } catch (RejectedExecutionException e) {
            LOG.debug("the agent stops", e);
            finish(request, Optional.empty());
        }
    }

    private void finish(RequestEnvelope request, Optional<String> answer) {
        Requester last = running.remove(request.operation());
        if (last != null) {
            last.accept(answer);
        }
    }

    private void run(RequestEnvelope request) {
        Optional<String> answer = Optional.empty();
        try {
            answer = isLate(request) ? Optional.empty() : Optional.of(perform(request));
        } finally {
            finish(request, answer);
        }
    }

    private String perform(RequestEnvelope envelope) {
        HostRequest<?> request;
        OperationHandler<?, ?> handler;
        try {
            request = codec.body(envelope);
            handler = handlers.find(request.getClass())
                    .orElseThrow(() -> new VireoException(
                            ModelError.PLUGIN_UNAVAILABLE,
                            "host " + self + " has nothing that answers " + envelope.verb()));
        } catch (VireoException e) {
            return answer(envelope, e); // nothing was done, so asking again may do it
        }
        String answer = handle(envelope, handler, request);
        if (!ANEW.contains(envelope.verb())) {
            memory.remember(envelope.operation(), answer);
        }
        return answer;
    }

    private String handle(RequestEnvelope envelope, OperationHandler<?, ?> handler, HostRequest<?> request) {
        try {
            var call = new HostCall(envelope.operation(), envelope.deadline());
            var reply = invoke(handler, request, call);
            return codec.write(new ReplyEnvelope(
                    WireCodec.VERSION, envelope.operation(), self, Optional.of(codec.tree(reply)), Optional.empty()));
        } catch (VireoException e) {
            return answer(envelope, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} (operation {}) failed", envelope.verb(), envelope.operation(), e);
            return answer(envelope, new VireoException(ModelError.DEFECT, envelope.verb() + " failed: " + e));
        }
    }

    @SuppressWarnings("unchecked") // the registry found the handler by the type of the request
    private static <Q extends HostRequest<R>, R extends HostReply> HostReply invoke(
            OperationHandler<?, ?> handler, HostRequest<?> request, HostCall call) {
        return ((OperationHandler<Q, R>) handler).handle((Q) request, call);
    }

    private String answer(RequestEnvelope request, VireoException problem) {
        return codec.write(new ReplyEnvelope(
                WireCodec.VERSION, request.operation(), self, Optional.empty(), Optional.of(Problem.of(problem))));
    }
}
