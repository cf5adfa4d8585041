package org.vireo.host.images.nbd;

/**
 * A stretch of an image that is all of one kind. Immutable.
 *
 * @param start of the first byte
 * @param length more than zero
 * @param zero whether it reads as zeros
 * @param hole whether no space is taken for it
 * @param dirty whether it was written since the checkpoint, where that is known
 */
public record Extent(long start, long length, boolean zero, boolean hole, boolean dirty) {
    /** Whether another one goes on with the same kind. */
    boolean continuedBy(Extent next) {
        return start + length == next.start && zero == next.zero && hole == next.hole && dirty == next.dirty;
    }

    Extent and(Extent next) {
        return new Extent(start, length + next.length, zero, hole, dirty);
    }

    long end() {
        return start + length;
    }
}
