package org.vireo.engine.api.command;

import java.util.Objects;
import java.util.Optional;
import org.vireo.inventory.Named;

/**
 * Changes to what every named object has; what is empty stays. Immutable.
 *
 * @param name new name
 * @param description new text
 * @param comment new text
 * @param extras new JSON object, replacing the whole
 */
public record DetailsChange(
        Optional<String> name, Optional<String> description, Optional<String> comment, Optional<String> extras) {
    /** Changes nothing. */
    public static final DetailsChange NONE =
            new DetailsChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses missing values. */
    public DetailsChange {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(extras, "extras");
    }

    /** Writes what is set to an object. */
    public void applyTo(Named object) {
        name.ifPresent(object::setName);
        description.ifPresent(object::setDescription);
        comment.ifPresent(object::setComment);
        extras.ifPresent(object::setExtras);
    }
}
