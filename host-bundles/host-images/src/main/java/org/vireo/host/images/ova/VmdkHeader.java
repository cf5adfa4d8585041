package org.vireo.host.images.ova;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The beginning of an image in the format {@code vmdk}, as its published description has it: read before any program of QEMU is let near
 * it, because those open what an image names. Only images that hold all of their data themselves are accepted. Stateless.
 */
final class VmdkHeader {
    private static final int MAGIC = 0x564d444b;
    private static final int VERSION = 4;
    private static final int CAPACITY = 12;
    private static final int DESCRIPTION = 28;
    private static final int DESCRIPTION_LENGTH = 36;
    private static final int SECTOR = 512;
    private static final int LONGEST = 64;
    private static final long MOST_SECTORS = 1L << 40;
    private static final Pattern EXTENT =
            Pattern.compile("(?m)^\\s*(?:RW|RDONLY|NOACCESS)\\s+(\\d{1,18})\\s+(\\w+)(.*)$");
    private static final Pattern WHOLE =
            Pattern.compile("(?mi)^\\s*createType\\s*=\\s*\"(?:streamOptimized|monolithicSparse)\"\\s*$");
    private static final Pattern NO_PARENT = Pattern.compile("(?mi)^\\s*parentCID\\s*=\\s*\"?ffffffff\"?\\s*$");

    private VmdkHeader() {}

    static boolean is(ByteBuffer head) {
        return head.limit() >= SECTOR && head.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
    }

    /** Virtual size in bytes, of a header that has no problem. */
    static long size(ByteBuffer head) {
        return head.order(ByteOrder.LITTLE_ENDIAN).getLong(CAPACITY) * SECTOR;
    }

    /** Why the image must not be used, if so. */
    static Optional<String> problem(ByteBuffer head) {
        if (!is(head)) {
            return Optional.of("it is not a single file in the format vmdk");
        }
        int version = head.getInt(VERSION);
        if (version < 1 || version > 3) {
            return Optional.of("it is of version " + Integer.toUnsignedString(version) + " of the format vmdk");
        }
        long capacity = head.getLong(CAPACITY);
        if (capacity <= 0 || capacity > MOST_SECTORS) {
            return Optional.of("its virtual size is " + Long.toUnsignedString(capacity) + " sectors, and must be 1 to "
                    + MOST_SECTORS);
        }
        long at = head.getLong(DESCRIPTION);
        long length = head.getLong(DESCRIPTION_LENGTH);
        // readers look for the parent in the second sector, wherever the header says the description is
        if (at != 1 || length < 1 || length > LONGEST || (at + length) * SECTOR > head.limit()) {
            return Optional.of("its description is not in its second sector");
        }
        return description(text(head, (int) length * SECTOR), capacity);
    }

    private static String text(ByteBuffer head, int length) {
        var bytes = new byte[length];
        head.get(SECTOR, bytes);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static Optional<String> description(String text, long capacity) {
        if (text.toLowerCase(Locale.ROOT).contains("parentfilenamehint")
                || !NO_PARENT.matcher(text).find()) {
            return Optional.of("it reads through to a parent file");
        }
        var extents = EXTENT.matcher(text).results().toList();
        boolean own = extents.size() == 1 && extents.get(0).group(2).equals("SPARSE");
        if (!own || !WHOLE.matcher(text).find()) {
            return Optional.of(
                    "it keeps its data in other files, or is of a kind other than streamOptimized and monolithicSparse");
        }
        return Long.parseLong(extents.get(0).group(1)) == capacity
                ? Optional.empty()
                : Optional.of("its header tells of " + capacity + " sectors and its description of "
                        + extents.get(0).group(1));
    }
}
