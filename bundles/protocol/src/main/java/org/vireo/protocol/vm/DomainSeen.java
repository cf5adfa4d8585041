package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostReply;

/**
 * What a host has of one virtual machine. Immutable.
 *
 * @param stage of its stay
 * @param state as in reports; present when it runs here or is being handed over
 * @param percent of its memory that has gone over, while it is being handed over
 * @param words why the last handing over failed, empty when it did not or there was none
 * @param cancelled whether that was wanted
 */
public record DomainSeen(Stage stage, Optional<DomainState> state, int percent, String words, boolean cancelled)
        implements HostReply {
    /** Where it stands. */
    public enum Stage {
        /** Nothing of it runs here. */
        ABSENT,
        /** It runs here, and nobody is about to change that. */
        RUNS,
        /** It runs here and is being handed over, or was a moment ago. */
        LEAVING,
        /** Its memory is on the way to here. */
        ARRIVING,
        /** All of it is here and waits to be let go on. */
        ARRIVED
    }

    /** Refuses missing values. */
    public DomainSeen {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(words, "words");
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("no percentage: " + percent);
        }
    }

    /** One that is not being handed over. */
    public static DomainSeen at(Stage stage, Optional<DomainState> state, String words, boolean cancelled) {
        return new DomainSeen(stage, state, 0, words, cancelled);
    }
}
