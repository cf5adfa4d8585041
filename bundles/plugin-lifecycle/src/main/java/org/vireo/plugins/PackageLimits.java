package org.vireo.plugins;

import org.vireo.model.ByteSize;

/**
 * How large a package may be before it is not even looked at. Immutable.
 *
 * @param packed bytes of the file
 * @param unpacked bytes of all entries together
 * @param entries how many
 * @param ratio of the unpacked to the packed size of one entry beyond a megabyte
 */
record PackageLimits(ByteSize packed, ByteSize unpacked, int entries, int ratio) {
    static final int MANIFEST_BYTES = 64 * 1024;
    private static final int ENTRIES = 4096;
    private static final int RATIO = 200;

    PackageLimits {
        if (packed.bytes() < 1 || unpacked.bytes() < 1 || entries < 1 || ratio < 1) {
            throw new IllegalArgumentException("vireo.plugins: limits of packages must be positive");
        }
    }

    static PackageLimits ofMebibytes(int packed, int unpacked) {
        return new PackageLimits(ByteSize.ofMiB(packed), ByteSize.ofMiB(unpacked), ENTRIES, RATIO);
    }
}
