package org.vireo.engine.api.command;

import java.util.Objects;
import org.vireo.inventory.Named;

/**
 * What every named object has. Immutable.
 *
 * @param name not empty
 * @param description free text
 * @param comment free text
 * @param extras attributes of API v4 kept for clients without acting on them, a JSON object
 */
public record Details(String name, String description, String comment, String extras) {
    /** Refuses missing values. */
    public Details {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(extras, "extras");
    }

    /** Only a name. */
    public static Details named(String name) {
        return new Details(name, "", "", "{}");
    }

    /** Writes all of it to an object. */
    public void applyTo(Named object) {
        object.setName(name);
        object.setDescription(description);
        object.setComment(comment);
        object.setExtras(extras);
    }
}
