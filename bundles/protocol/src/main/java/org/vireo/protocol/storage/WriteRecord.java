package org.vireo.protocol.storage;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Keeps a text beside the volumes of a domain, in place of one of that name: whoever reads it meanwhile gets one of the two whole.
 * Immutable.
 *
 * @param target where
 * @param name which
 * @param text at most {@link #LIMIT} bytes in UTF-8
 */
@Verb(name = "storage.write-record", reply = Done.class)
public record WriteRecord(StorageTarget target, RecordName name, String text) implements HostRequest<Done> {
    /** The most bytes a record has, in UTF-8. */
    public static final int LIMIT = 1 << 20;

    /** Refuses missing values, and a text that is too long with an {@link IllegalArgumentException}. */
    public WriteRecord {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(name, "name");
        if (text.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            throw new IllegalArgumentException("a record must have at most " + LIMIT + " bytes");
        }
    }
}
