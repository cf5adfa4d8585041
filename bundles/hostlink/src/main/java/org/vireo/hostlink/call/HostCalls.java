package org.vireo.hostlink.call;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.vireo.hostlink.contexts.OwnedContext;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.wire.ReplyEnvelope;
import org.vireo.protocol.wire.RequestEnvelope;
import org.vireo.protocol.wire.Vocabulary;
import org.vireo.protocol.wire.WireCodec;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** Calls hosts over the broker. Thread-safe. */
public final class HostCalls implements HostLink {
    private final OwnedContext context;
    private final Clock clock;
    private final Bulkheads bulkheads;
    private final WireCodec codec = new WireCodec();

    /** Adds its routes to {@code context}. */
    public HostCalls(OwnedContext context, Clock clock, CallLimits limits) {
        this.context = context;
        this.clock = clock;
        this.bulkheads = new Bulkheads(limits.inFlightPerHost());
        context.add(new HostCallRoutes(clock, limits.node(), limits.attempt()));
    }

    @Override
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        var verb = Vocabulary.verb(request.getClass());
        var envelope = new RequestEnvelope(
                WireCodec.VERSION, verb.name(), call.operation(), host, call.deadline(), codec.tree(request));
        Duration patience = Duration.between(clock.instant(), call.deadline());
        var reply = bulkheads.within(host, patience, () -> send(envelope));
        return codec.body(reply, replyType(verb.reply()));
    }

    @SuppressWarnings("unchecked") // the annotation of a request names the type its interface is bound to
    private static <T> Class<T> replyType(Class<? extends HostReply> type) {
        return (Class<T>) type;
    }

    private ReplyEnvelope send(RequestEnvelope envelope) {
        String text = codec.write(envelope);
        Exchange answered = context.template().request(HostCallRoutes.CALL, exchange -> {
            exchange.getMessage().setBody(text);
            exchange.getMessage().setHeader(HostCallRoutes.QUEUE, "vireo.host." + envelope.host());
            exchange.getMessage().setHeader(HostCallRoutes.DEADLINE, envelope.deadline());
        });
        if (answered.getException() != null) {
            throw unreachable(envelope, answered.getException());
        }
        return check(envelope, VouchedText.of(answered));
    }

    /** A host that learned the address of a reply queue could answer for another one. */
    private ReplyEnvelope check(RequestEnvelope asked, VouchedText answer) {
        if (!answer.user().equals(asked.host().toString())) {
            throw crossed(asked, "the broker says the answer is by " + answer.user());
        }
        var reply = codec.reply(answer.text());
        if (!reply.host().equals(asked.host())) {
            throw crossed(asked, "the answer says it is by " + reply.host());
        }
        if (!reply.operation().equals(asked.operation())) {
            throw crossed(asked, "the answer is to operation " + reply.operation());
        }
        return reply;
    }

    private static VireoException crossed(RequestEnvelope asked, String reason) {
        return new VireoException(HostLinkError.CROSSED_REPLY, describe(asked) + " was answered wrongly: " + reason);
    }

    private static VireoException unreachable(RequestEnvelope asked, Exception problem) {
        if (problem instanceof VireoException known) {
            return known;
        }
        String reason = problem instanceof ExchangeTimedOutException
                ? "no answer until " + asked.deadline()
                : problem.getMessage();
        return new VireoException(ModelError.HOST_UNREACHABLE, describe(asked) + " failed: " + reason, problem);
    }

    private static String describe(RequestEnvelope asked) {
        return asked.verb() + " (operation " + asked.operation() + ") on host " + asked.host();
    }
}
