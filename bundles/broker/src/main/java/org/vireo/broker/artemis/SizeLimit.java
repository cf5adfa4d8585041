package org.vireo.broker.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.vireo.broker.Refusal.Reason;

/** Refuses messages no honest host would send. Thread-safe. */
final class SizeLimit implements ActiveMQServerPlugin {
    private final long bytes;
    private final Refusals refusals;

    SizeLimit(long bytes, Refusals refusals) {
        this.bytes = bytes;
        this.refusals = refusals;
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction transaction, Message message, boolean direct, boolean noAutoCreate)
            throws ActiveMQException {
        long size = message instanceof LargeServerMessage large
                ? large.getLargeBody().getBodySize()
                : message.getEncodeSize();
        if (size > bytes) {
            String detail = "a message of " + size + " bytes, " + bytes + " are allowed";
            refusals.add(Reason.TOO_LARGE, String.valueOf(session.getValidatedUser()), detail);
            throw new ActiveMQIllegalStateException("refused " + detail);
        }
    }
}
