package org.vireo.spi.directory;

import java.util.Objects;
import org.vireo.model.Secret;

/**
 * What somebody logs in with. Immutable.
 *
 * @param name as typed, without the profile; any characters, not empty
 * @param password as typed, may be empty
 */
public record Credentials(String name, Secret password) {
    /** Refuses missing values and an empty name. */
    public Credentials {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a login without a name");
        }
        Objects.requireNonNull(password, "password");
    }
}
