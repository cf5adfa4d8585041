package org.vireo.spi.directory;

/**
 * Which part of a long answer. Immutable.
 *
 * @param offset how many to pass over, 0 to 100,000; directories without cursors pay for passing over
 * @param size how many at most, 1 to 1,000
 */
public record PageRequest(int offset, int size) {
    /** The furthest a page may begin. */
    public static final int LARGEST_OFFSET = 100_000;

    /** The most that one page holds. */
    public static final int LARGEST_SIZE = 1_000;

    /** Refuses what is out of range. */
    public PageRequest {
        if (offset < 0 || offset > LARGEST_OFFSET) {
            throw new IllegalArgumentException("an offset of 0 to " + LARGEST_OFFSET + ", not " + offset);
        }
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("a page of 1 to " + LARGEST_SIZE + ", not " + size);
        }
    }

    /** The first so many. */
    public static PageRequest first(int size) {
        return new PageRequest(0, size);
    }

    /** The page after this one. */
    public PageRequest next() {
        return new PageRequest(offset + size, size);
    }
}
