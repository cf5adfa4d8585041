package org.vireo.host.plugins;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfFile;

/**
 * What is in use of a plugin. Immutable.
 *
 * @param active as it was asked for
 * @param before what was in use before, its files are kept
 */
record HalfRecord(ActivateHalf active, Optional<ActivateHalf> before) {
    /** Hashes of the files to keep. */
    Set<String> hashes() {
        return Stream.concat(Stream.of(active), before.stream())
                .flatMap(half -> half.files().stream())
                .map(HalfFile::sha256)
                .collect(Collectors.toSet());
    }

    /** Whether that is what is in use, to the last byte. */
    boolean is(ActivateHalf asked) {
        return active.plugin().equals(asked.plugin()) && active.files().equals(asked.files());
    }

    /** What it becomes when another half takes the place. */
    HalfRecord then(ActivateHalf next) {
        return new HalfRecord(next, is(next) ? before : Optional.of(active));
    }
}
