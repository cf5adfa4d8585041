package org.vireo.model;

import java.util.UUID;
import java.util.regex.Pattern;

/** A typed identifier around a UUID. Implementations are records of this package with one component. */
public interface Id {
    /** The number behind the type. */
    UUID value();

    /** Reads {@code 8-4-4-4-12} hexadecimal digits; {@link UUID#fromString} alone would accept shorter groups. */
    static UUID parse(String text) {
        if (text == null || !Form.CANONICAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not an id (expected 8-4-4-4-12 hexadecimal digits): " + text);
        }
        return UUID.fromString(text);
    }

    /** Holds the pattern: an interface cannot keep a private constant. */
    final class Form {
        private static final Pattern CANONICAL =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

        private Form() {}
    }
}
