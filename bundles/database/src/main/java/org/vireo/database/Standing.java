package org.vireo.database;

import java.util.Optional;

/**
 * State and problem, which change together.
 *
 * @param state where the database stands
 * @param problem what stands in the way, as one sentence
 */
record Standing(DatabaseState state, Optional<String> problem) {
    static Standing of(DatabaseState state) {
        return new Standing(state, Optional.empty());
    }

    static Standing of(DatabaseState state, String problem) {
        return new Standing(state, Optional.of(problem));
    }
}
