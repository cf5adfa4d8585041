package org.vireo.host.storage.iscsi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a LUN says of itself. Immutable.
 *
 * @param id as {@code scsi_id} tells it: 3 and a name of NAA, 2 and one of EUI-64, or 1 and one with the vendor's; empty for none
 * @param vendor of it
 * @param product name
 * @param serial number
 */
record LunIdentity(String id, String vendor, String product, String serial) {
    private static final int VENDOR = 8;
    private static final int PRODUCT = 16;
    private static final int REVISION = 32;
    private static final int PAGE = 4;
    private static final int[] KINDS = {3, 2, 1};

    /**
     * @param inquiry what every LUN answers
     * @param serial page 0x80, empty if it has none
     * @param names page 0x83, empty if it has none
     */
    static LunIdentity of(byte[] inquiry, byte[] serial, byte[] names) {
        return new LunIdentity(
                id(names),
                text(inquiry, VENDOR, PRODUCT),
                text(inquiry, PRODUCT, REVISION),
                text(serial, PAGE, serial.length));
    }

    private static String text(byte[] bytes, int from, int to) {
        int end = Math.min(to, bytes.length);
        return from >= end
                ? ""
                : new String(bytes, from, end - from, StandardCharsets.US_ASCII)
                        .replaceAll("[^\\x20-\\x7e]", "")
                        .strip();
    }

    private static String id(byte[] page) {
        for (int kind : KINDS) {
            String found = name(page, kind);
            if (!found.isEmpty()) {
                return kind + found;
            }
        }
        return "";
    }

    /** The longest of a kind that is the LUN's own, not its port's. */
    private static String name(byte[] page, int kind) {
        var all = ByteBuffer.wrap(page);
        if (page.length < PAGE) {
            return "";
        }
        all.position(PAGE);
        String longest = "";
        while (all.remaining() >= PAGE) {
            all.get();
            int type = all.get();
            all.get();
            int length = Math.min(all.get() & 0xff, all.remaining());
            var name = new byte[length];
            all.get(name);
            if ((type & 0x3f) == kind) {
                String found = kind == 1
                        ? text(name, 0, length).replaceAll("\\s+", "_")
                        : HexFormat.of().formatHex(name);
                longest = found.length() > longest.length() ? found : longest;
            }
        }
        return longest;
    }
}
