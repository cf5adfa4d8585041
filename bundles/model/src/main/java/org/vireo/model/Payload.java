package org.vireo.model;

import java.util.List;

/**
 * A small medium with files of the client's, put into a drive of the guest. Immutable.
 *
 * @param volumeId its label, empty for none
 * @param files on it
 */
public record Payload(String volumeId, List<PayloadFile> files) {
    /** Refuses labels that no medium can have with an {@link IllegalArgumentException}. */
    public Payload {
        Ranges.require(volumeId.matches("[A-Za-z0-9_ .-]{0,32}"), "the label of a payload must be plain, 32 at most");
        files = List.copyOf(files);
    }
}
