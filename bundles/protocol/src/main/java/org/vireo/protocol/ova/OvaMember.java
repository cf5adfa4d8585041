package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.model.ByteSize;

/**
 * A file in a package, as the host read its first bytes. Immutable.
 *
 * @param name plain, no path
 * @param length of the file
 * @param format {@code qcow2} or {@code vmdk}, or {@code raw} for whatever has no mark of another one
 * @param size virtual size of the image
 * @param needed space that its data will take at most in an image of this product; headers and tables included
 * @param problem why it must not be used as an image, a sentence without its subject; empty when it may
 */
public record OvaMember(String name, ByteSize length, String format, ByteSize size, ByteSize needed, String problem) {
    /** Refuses missing values. */
    public OvaMember {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(needed, "needed");
        Objects.requireNonNull(problem, "problem");
    }
}
