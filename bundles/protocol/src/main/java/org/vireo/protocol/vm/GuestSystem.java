package org.vireo.protocol.vm;

import java.util.Objects;

/**
 * Operating system of a guest. Immutable.
 *
 * @param id such as {@code debian}
 * @param name for people
 * @param version text
 * @param kernel release
 * @param machine such as {@code x86_64}
 */
public record GuestSystem(String id, String name, String version, String kernel, String machine) {
    /** Refuses missing values. */
    public GuestSystem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(machine, "machine");
    }
}
