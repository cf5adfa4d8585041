package org.vireo.spi.notify;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody gets for itself rather than because of an event. Immutable.
 *
 * @param id the same each time this recipient gets this message
 * @param subject one line for people
 * @param text for people
 * @param engine the engine that sends, by host name
 * @param files that come with it, may be none
 */
public record Message(UUID id, String subject, String text, String engine, List<File> files) {
    /** Refuses missing values; copies the list. */
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(engine, "engine");
        files = List.copyOf(files);
    }

    /**
     * A file. Immutable.
     *
     * @param name for people, without folders
     * @param mediaType of its bytes
     * @param content its bytes
     */
    public record File(String name, String mediaType, Content content) {
        /** Refuses missing values. */
        public File {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
        }
    }

    /** Bytes in memory. */
    @FunctionalInterface
    public interface Content {
        /** A copy of them, or themselves: nobody changes them. */
        byte[] bytes();
    }
}
