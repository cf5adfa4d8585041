package org.vireo.host.storage.iscsi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The block that says which of a LUN's areas has the catalogue that counts. There are two of them, written in turn: of those that are
 * whole, the one of the later generation counts, so one that is cut short while it is written changes nothing. Immutable.
 *
 * @param generation 1 for the first, one more with each change
 * @param area that holds the catalogue
 * @param length of the catalogue in bytes
 * @param digest of the catalogue
 */
record HeadBlock(long generation, int area, int length, byte[] digest) {
    /** The smallest block of any LUN holds it. */
    static final int BYTES = 512;

    private static final byte[] MAGIC = "VireoLUN".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST = 32;
    private static final int CHECKED = BYTES - DIGEST;

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    byte[] encode() {
        var head = ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putLong(generation)
                .putInt(area)
                .putInt(length)
                .put(digest);
        head.position(CHECKED);
        return head.put(digest(Arrays.copyOf(head.array(), CHECKED))).array();
    }

    /** Empty for a block that is none, or not whole. */
    static Optional<HeadBlock> decode(byte[] block) {
        var digest = new byte[DIGEST];
        var head = ByteBuffer.wrap(block, 0, BYTES);
        var magic = new byte[MAGIC.length];
        head.get(magic);
        boolean whole = Arrays.equals(magic, MAGIC)
                && head.getInt() == VERSION
                && Arrays.equals(digest(Arrays.copyOf(block, CHECKED)), Arrays.copyOfRange(block, CHECKED, BYTES));
        if (!whole) {
            return Optional.empty();
        }
        long generation = head.getLong();
        int area = head.getInt();
        int length = head.getInt();
        head.get(digest);
        boolean possible = generation > 0 && area >= 0 && area < LunMap.AREAS && length >= 0 && length <= LunMap.AREA;
        return possible ? Optional.of(new HeadBlock(generation, area, length, digest)) : Optional.empty();
    }

    boolean describes(byte[] catalogue) {
        return Arrays.equals(digest, digest(catalogue));
    }
}
