package org.vireo.engine.api.auth;

import java.util.Objects;
import org.vireo.model.UserId;

/**
 * On whose behalf something is done. Immutable.
 *
 * @param user which
 * @param name {@code name@profile}
 * @param administrator whether it may do everything
 * @param correlationId ties together what one request caused
 */
public record Caller(UserId user, String name, boolean administrator, String correlationId) {
    /** The engine itself. */
    public static final UserId ENGINE = UserId.of("aaa00000-0000-0000-0000-123456789aae");

    /** Refuses missing values. */
    public Caller {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(correlationId, "correlationId");
    }

    /** The engine acting by itself. */
    public static Caller engine(String correlationId) {
        return new Caller(ENGINE, "engine", true, correlationId);
    }
}
