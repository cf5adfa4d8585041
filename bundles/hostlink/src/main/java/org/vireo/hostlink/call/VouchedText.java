package org.vireo.hostlink.call;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.vireo.model.VireoException;

/**
 * A text that arrived over the link and the sender the broker vouches for. Immutable.
 *
 * @param user {@code engine} or the id of a host
 * @param text the message
 */
public record VouchedText(String user, String text) {
    private static final int LONGEST = 8 * 1024 * 1024;

    /** Reads the message of an exchange; anything but text of a bearable length is refused before it is looked at. */
    public static VouchedText of(Exchange exchange) {
        if (!(exchange.getMessage() instanceof JmsMessage message)
                || !(message.getJmsMessage() instanceof TextMessage text)) {
            throw new VireoException(HostLinkError.UNFIT_MESSAGE, "a message over the link is not text");
        }
        try {
            String body = text.getText();
            String user = text.getStringProperty("JMSXUserID");
            if (body == null || body.length() > LONGEST || user == null) {
                throw new VireoException(
                        HostLinkError.UNFIT_MESSAGE, "a message over the link is empty, too long or without sender");
            }
            return new VouchedText(user, body);
        } catch (JMSException e) {
            throw new VireoException(HostLinkError.UNFIT_MESSAGE, "a message over the link cannot be read", e);
        }
    }
}
