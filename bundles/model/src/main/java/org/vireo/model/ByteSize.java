package org.vireo.model;

/**
 * An amount of storage or memory in bytes, never negative. Immutable.
 *
 * @param bytes the amount, 0 or more
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    /** Nothing. */
    public static final ByteSize ZERO = new ByteSize(0);

    private static final long KIB = 1024L;

    /** Refuses negative amounts with an {@link IllegalArgumentException}. */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    /** {@code n} times 2<sup>10</sup> bytes. */
    public static ByteSize ofKiB(long n) {
        return new ByteSize(Math.multiplyExact(n, KIB));
    }

    /** {@code n} times 2<sup>20</sup> bytes. */
    public static ByteSize ofMiB(long n) {
        return new ByteSize(Math.multiplyExact(n, KIB * KIB));
    }

    /** {@code n} times 2<sup>30</sup> bytes. */
    public static ByteSize ofGiB(long n) {
        return new ByteSize(Math.multiplyExact(n, KIB * KIB * KIB));
    }

    /** Whole mebibytes, rounded up. */
    public long toMiBCeil() {
        return (bytes + KIB * KIB - 1) / (KIB * KIB);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
