package org.vireo.engine.api.auth;

import java.util.Objects;
import java.util.UUID;
import org.vireo.model.Id;

/**
 * A permit needed on an object. Immutable.
 *
 * @param name one of API v4's permits, such as {@code run_vm}
 * @param objectKind such as {@code vm}
 * @param object which
 */
public record Permit(String name, String objectKind, UUID object) {
    /** The object that stands for the whole system. */
    public static final UUID SYSTEM = UUID.fromString("aaa00000-0000-0000-0000-123456789aaa");

    /** Refuses missing values. */
    public Permit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(objectKind, "objectKind");
        Objects.requireNonNull(object, "object");
    }

    /** A permit on one object. */
    public static Permit on(String name, String objectKind, Id object) {
        return new Permit(name, objectKind, object.value());
    }

    /** A permit on the whole system. */
    public static Permit system(String name) {
        return new Permit(name, "system", SYSTEM);
    }
}
