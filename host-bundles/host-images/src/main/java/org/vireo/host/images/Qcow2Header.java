package org.vireo.host.images;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vireo.model.ByteSize;

/**
 * The beginning of an image of QEMU's own format, as its published description has it: read before any program of QEMU is let near it,
 * because those open what an image names. Stateless.
 */
public final class Qcow2Header {
    /** How much of an image is looked at: no header with its extensions is longer than a cluster. */
    public static final int LENGTH = 1 << 16;

    private static final int MAGIC = 0x514649fb;
    private static final int BACKING_OFFSET = 8;
    private static final int SIZE = 24;
    private static final int CRYPT = 32;
    private static final int SNAPSHOTS = 60;
    private static final int INCOMPATIBLE = 72;
    private static final int HEADER_LENGTH = 100;
    private static final int PLAIN_LENGTH = 72;
    private static final long DATA_FILE = 1 << 2;
    private static final long KNOWN = 0b11111;
    private static final int EXTENSION_BACKING_FORMAT = 0xe2792aca;
    private static final int EXTENSION_DATA_FILE = 0x44415441;
    private static final int EXTENSION_ENCRYPTION = 0x0537be77;

    private Qcow2Header() {}

    /** Whether it is one at all. */
    public static boolean is(ByteBuffer head) {
        return head.limit() >= PLAIN_LENGTH && head.getInt(0) == MAGIC;
    }

    /** Why the image must not be used, if so; {@code most} is the greatest virtual size it may have. */
    public static Optional<String> problem(ByteBuffer head, ByteSize most) {
        if (!is(head)) {
            return Optional.of("it is not in the format qcow2");
        }
        int version = head.getInt(4);
        if (version != 2 && version != 3) {
            return Optional.of("it is of version " + Integer.toUnsignedString(version) + " of the format qcow2");
        }
        if (head.getLong(BACKING_OFFSET) != 0) {
            return Optional.of("it reads through to a backing file");
        }
        if (head.getInt(CRYPT) != 0) {
            return Optional.of("it is encrypted");
        }
        if (head.getInt(SNAPSHOTS) != 0) {
            return Optional.of("it holds snapshots of its own");
        }
        long size = head.getLong(SIZE);
        if (size <= 0 || size > most.bytes()) {
            return Optional.of(
                    "its virtual size is " + Long.toUnsignedString(size) + " bytes, and the disk has " + most.bytes());
        }
        return version == 2 ? extensions(head, PLAIN_LENGTH) : features(head);
    }

    private static Optional<String> features(ByteBuffer head) {
        long incompatible = head.getLong(INCOMPATIBLE);
        if ((incompatible & DATA_FILE) != 0) {
            return Optional.of("it keeps its data in another file");
        }
        if ((incompatible & ~KNOWN) != 0) {
            return Optional.of("it needs features that are not known");
        }
        int length = head.getInt(HEADER_LENGTH);
        return length < HEADER_LENGTH + Integer.BYTES || length > LENGTH - 2 * Integer.BYTES
                ? Optional.of("its header is broken")
                : extensions(head, length);
    }

    private static Optional<String> extensions(ByteBuffer head, int from) {
        long at = from;
        while (at + 2 * Integer.BYTES <= head.limit()) {
            int kind = head.getInt((int) at);
            long length = Integer.toUnsignedLong(head.getInt((int) at + Integer.BYTES));
            switch (kind) {
                case 0 -> {
                    return Optional.empty();
                }
                case EXTENSION_BACKING_FORMAT -> {
                    return Optional.of("it names the format of a backing file");
                }
                case EXTENSION_DATA_FILE -> {
                    return Optional.of("it names another file for its data");
                }
                case EXTENSION_ENCRYPTION -> {
                    return Optional.of("it is encrypted");
                }
                default -> at += 2 * Integer.BYTES + (length + 7) / 8 * 8;
            }
        }
        return Optional.of("its header does not end");
    }
}
