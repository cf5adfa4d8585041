package org.vireo.host.hooks;

import java.time.Duration;

/**
 * What a script may use up.
 *
 * @param time until it is killed
 * @param output bytes that are kept of what it prints
 * @param document bytes of its document
 * @param file bytes of any file
 * @param memory bytes that each of its processes may address
 */
record Limits(Duration time, int output, int document, long file, long memory) {
    private static final int KIB = 1024;

    static Limits of(HookSettings settings) {
        return new Limits(
                Duration.ofSeconds(positive("timeout_seconds", settings.timeout__seconds())),
                KIB * positive("output_kib", settings.output__kib()),
                KIB * positive("document_kib", settings.document__kib()),
                (long) KIB * KIB * positive("file_mib", settings.file__mib()),
                (long) KIB * KIB * positive("memory_mib", settings.memory__mib()));
    }

    static int positive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " of " + HookSettings.PID + " must be 1 or more, not " + value);
        }
        return value;
    }
}
