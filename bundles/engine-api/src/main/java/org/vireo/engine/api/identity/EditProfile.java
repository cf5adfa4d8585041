package org.vireo.engine.api.identity;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.UserId;

/**
 * Changes what belongs to a user alone: its keys, what clients remember for it, of what it wants to be told. Immutable.
 *
 * @param user whose
 * @param item what
 * @param id of the item
 * @param values of a new or changed item; empty to remove it
 */
public record EditProfile(UserId user, Item item, UUID id, Optional<Map<String, String>> values) implements Command {
    /** What a profile consists of. */
    public enum Item {
        /** A public SSH key: {@code content}. */
        SSH_KEY,
        /** Something that a client remembers: {@code name} and {@code content}. */
        OPTION,
        /** Several things that a client remembers: names and contents. */
        OPTIONS,
        /** A wish to be told of events: {@code event}, {@code method} and {@code address}. */
        SUBSCRIPTION
    }

    /** Refuses missing values. */
    public EditProfile {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(values, "values");
    }
}
