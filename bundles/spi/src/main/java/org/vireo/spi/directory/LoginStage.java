package org.vireo.spi.directory;

import java.util.Objects;

/**
 * One stage of a login, told to an administrator. Immutable.
 *
 * @param name such as {@code connect}
 * @param passed whether the login could go on
 * @param detail one sentence; holds no secrets
 */
public record LoginStage(String name, boolean passed, String detail) {
    /** Refuses missing values. */
    public LoginStage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(detail, "detail");
    }
}
