package org.vireo.protocol.vm;

/**
 * How much a guest may read and write of a disk. Each limit is zero for none. Whole limits and those of a direction exclude each other.
 * Immutable.
 *
 * @param bytes per second, read and written together
 * @param readBytes per second
 * @param writeBytes per second
 * @param requests per second, of both kinds together
 * @param reads per second
 * @param writes per second
 */
public record IoLimits(long bytes, long readBytes, long writeBytes, long requests, long reads, long writes) {
    /** Refuses limits below zero, and those that exclude each other. */
    public IoLimits {
        if (bytes < 0 || readBytes < 0 || writeBytes < 0 || requests < 0 || reads < 0 || writes < 0) {
            throw new IllegalArgumentException("a limit is negative");
        }
        if ((bytes > 0 && readBytes + writeBytes > 0) || (requests > 0 && reads + writes > 0)) {
            throw new IllegalArgumentException("a disk is limited as a whole or by direction, not both");
        }
    }

    /** Whether nothing is limited. */
    public boolean none() {
        return bytes + readBytes + writeBytes + requests + reads + writes == 0;
    }
}
