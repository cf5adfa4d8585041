package org.vireo.protocol.ova;

import java.util.Objects;
import java.util.UUID;

/**
 * Where a package is to be written. Immutable.
 *
 * @param directory absolute, on the host; refused outside of the directories that the host's settings name
 * @param file plain name in it
 * @param export names the undertaking: what another one has written is neither overwritten nor removed
 */
public record OvaPlace(String directory, String file, UUID export) {
    /** Refuses missing values. */
    public OvaPlace {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(export, "export");
    }
}
