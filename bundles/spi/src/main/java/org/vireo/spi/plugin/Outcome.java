package org.vireo.spi.plugin;

import java.util.Objects;

/** What a self-test found. */
public sealed interface Outcome {
    /** The plugin can work. */
    record Passed() implements Outcome {}

    /**
     * The plugin cannot work.
     *
     * @param sentence says what stands in the way, for an administrator
     */
    record Failed(String sentence) implements Outcome {
        /** Refuses an empty sentence. */
        public Failed {
            if (Objects.requireNonNull(sentence, "sentence").isBlank()) {
                throw new IllegalArgumentException("a failure needs a sentence");
            }
        }
    }
}
