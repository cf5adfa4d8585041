package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * What a record says. Immutable.
 *
 * @param text as it lies there: whoever reads it trusts nothing in it
 */
public record RecordText(String text) implements HostReply {
    /** Refuses a missing text. */
    public RecordText {
        Objects.requireNonNull(text, "text");
    }
}
