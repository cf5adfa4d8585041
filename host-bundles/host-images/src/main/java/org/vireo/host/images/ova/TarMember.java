package org.vireo.host.images.ova;

/**
 * A plain file in a tar archive. Immutable.
 *
 * @param name plain, no path
 * @param offset of its first byte in the archive
 * @param length in bytes
 */
record TarMember(String name, long offset, long length) {
    /** Whether its name ends so, in upper or lower case. */
    boolean is(String ending) {
        return name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
    }
}
