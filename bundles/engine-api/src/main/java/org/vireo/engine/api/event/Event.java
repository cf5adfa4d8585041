package org.vireo.engine.api.event;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.Id;
import org.vireo.model.Severity;

/**
 * Something that happened. Immutable.
 *
 * @param code API v4's number, such as 153 for a VM that started
 * @param severity how serious
 * @param message for people
 * @param user who caused it
 * @param correlationId ties together what one request caused
 * @param subjects kind (such as {@code vm}) to id of what it is about
 */
public record Event(
        int code, Severity severity, String message, String user, String correlationId, Map<String, UUID> subjects) {
    /** Refuses missing values. */
    public Event {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(correlationId, "correlationId");
        subjects = Map.copyOf(subjects);
    }

    /** Nothing unusual. */
    public static Event normal(int code, Caller caller, String message) {
        return new Event(code, Severity.NORMAL, message, caller.name(), caller.correlationId(), Map.of());
    }

    /** Something wrong. */
    public static Event error(int code, Caller caller, String message) {
        return new Event(code, Severity.ERROR, message, caller.name(), caller.correlationId(), Map.of());
    }

    /** Something that may become wrong. */
    public static Event warning(int code, Caller caller, String message) {
        return new Event(code, Severity.WARNING, message, caller.name(), caller.correlationId(), Map.of());
    }

    /** The same, about one more object. */
    public Event about(String kind, Id id) {
        var more = new java.util.HashMap<>(subjects);
        more.put(kind, id.value());
        return new Event(code, severity, message, user, correlationId, more);
    }
}
