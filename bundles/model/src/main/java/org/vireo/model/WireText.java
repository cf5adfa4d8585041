package org.vireo.model;

import java.util.Locale;
import java.util.Optional;

/** An enumeration whose constants travel as lower-case text, the way API v4 and the agent protocol spell them. */
public interface WireText {
    /** The constant's Java name. */
    String name();

    /** Lower case with underscores. */
    default String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant spelt {@code text}, in any case; empty when there is none. */
    static <E extends Enum<E> & WireText> Optional<E> find(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
