package org.vireo.spi.notify;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One way to tell people of events, such as mail. Published as a service with the property {@code vireo.type}, which is what
 * subscriptions name as their method. Implementations are thread-safe and keep nothing that matters between calls: whoever calls keeps
 * what is not delivered yet.
 */
@ConsumerType
public interface NotificationChannel {
    /** The kind, such as {@code smtp}: small letters and digits. */
    String type();

    /** Why an address is none of this channel's, as one sentence; empty when it is. Pure: looks at the text only. */
    Optional<String> problemWith(String address);

    /**
     * Delivers once. May block until the deadline, not longer. The same notification can come again, with the same id, when it is not
     * known whether it arrived; channels that can tell recipients so use that id. What is wrong on the way is an outcome, not an
     * exception; an outcome holds no secrets. Text may hold any characters: none of them gets a meaning beyond itself.
     */
    Delivery deliver(Notification notification, Recipient recipient, Instant deadline);

    /**
     * Delivers a message of its own words once, under the same rules as {@link #deliver}. Channels that have no room for such a thing refuse
     * all of them, as they do when they do not implement it.
     */
    default Delivery send(Message message, Recipient recipient, Instant deadline) {
        return new Delivery.Undeliverable("Messages cannot be sent by " + type() + ", only events.");
    }
}
