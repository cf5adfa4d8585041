package org.vireo.hostlink.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.hostlink.call.VouchedText;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.wire.ReportEnvelope;
import org.vireo.protocol.wire.WireCodec;

/**
 * Hands reports to every receiver. A report is done when all of them returned; when one throws, the report is tried again with those
 * that have not had it yet. Receivers may come and go at any time; reports are taken in by one thread.
 */
public final class ReportIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ReportIntake.class);
    private static final String SERVED = "vireo.served";

    private final WireCodec codec = new WireCodec();
    private final List<ReportReceiver> receivers = new CopyOnWriteArrayList<>();

    /** From now on it is told of reports; returns how many there are. */
    public int add(ReportReceiver receiver) {
        receivers.add(receiver);
        return receivers.size();
    }

    /** It is told no longer; returns how many are left. */
    public int remove(ReportReceiver receiver) {
        receivers.remove(receiver);
        return receivers.size();
    }

    /** Takes in what is in the exchange; throws what a receiver threw. */
    void take(Exchange exchange) {
        ReportEnvelope envelope;
        HostReport report;
        try {
            envelope = vouched(exchange);
            report = codec.body(envelope);
        } catch (VireoException e) {
            LOG.error("A report is dropped: {}", e.getMessage());
            return;
        }
        Set<ReportReceiver> served = served(exchange);
        for (ReportReceiver receiver : receivers) {
            if (!served.contains(receiver)) {
                receiver.receive(envelope.host(), envelope.sequence(), envelope.at(), report);
                served.add(receiver);
            }
        }
    }

    private ReportEnvelope vouched(Exchange exchange) {
        var message = VouchedText.of(exchange);
        var envelope = codec.report(message.text());
        if (!message.user().equals(envelope.host().toString())) {
            throw new VireoException(
                    WireCodec.WireError.UNREADABLE_MESSAGE,
                    "host " + message.user() + " sent it in the name of host " + envelope.host());
        }
        return envelope;
    }

    /** The exchange is the same in every attempt. */
    @SuppressWarnings("unchecked")
    private static Set<ReportReceiver> served(Exchange exchange) {
        Set<ReportReceiver> served = exchange.getProperty(SERVED, Set.class);
        if (served == null) {
            served = new HashSet<>();
            exchange.setProperty(SERVED, served);
        }
        return served;
    }
}
