package org.vireo.host.spi.plugin;

import java.util.Objects;

/** What a self-test found. */
public sealed interface Outcome {
    /** Why it failed; empty when it passed. */
    default String problem() {
        return "";
    }

    /** All is well. Immutable. */
    record Passed() implements Outcome {}

    /**
     * It cannot work here. Immutable.
     *
     * @param sentence what was tried and what stood in the way, for an administrator
     */
    record Failed(String sentence) implements Outcome {
        /** Refuses no sentence. */
        public Failed {
            Objects.requireNonNull(sentence, "sentence");
            if (sentence.isBlank()) {
                throw new IllegalArgumentException("a self-test that failed says why");
            }
        }

        @Override
        public String problem() {
            return sentence;
        }
    }
}
