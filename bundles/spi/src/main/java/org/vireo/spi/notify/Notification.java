package org.vireo.spi.notify;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.vireo.model.Severity;

/**
 * What somebody is told. Immutable.
 *
 * @param id the same each time this recipient is told of this event
 * @param event number of the event, as clients of the API find it
 * @param code of the kind of event, as in API v4
 * @param name of the kind of event, as subscriptions name it, such as {@code host_failure}
 * @param severity how serious
 * @param time when it happened
 * @param message for people
 * @param user who caused it, may be empty
 * @param engine the engine that tells, by host name
 */
public record Notification(
        UUID id,
        long event,
        int code,
        String name,
        Severity severity,
        Instant time,
        String message,
        String user,
        String engine) {
    /** Refuses missing values. */
    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(engine, "engine");
    }
}
