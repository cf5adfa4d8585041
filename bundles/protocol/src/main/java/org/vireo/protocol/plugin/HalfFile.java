package org.vireo.protocol.plugin;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One bundle of a host half. Immutable.
 *
 * @param name ends in {@code .jar}, has no directory in it, at most 128 characters
 * @param size in bytes, 1 to {@link #LARGEST}
 * @param sha256 64 small hexadecimal digits
 */
public record HalfFile(String name, long size, String sha256) {
    /** The most bytes of one file: 64 MiB. */
    public static final long LARGEST = 64L << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,123}\\.jar");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Refuses names that are paths, sizes beyond the limit, hashes that are none. */
    public HalfFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a file of a host half is named like nfs-1.0.0.jar, not " + name);
        }
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    name + " has " + size + " bytes; a file of a host half has 1 to " + LARGEST);
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the SHA-256 of " + name + " is not 64 hexadecimal digits");
        }
    }
}
