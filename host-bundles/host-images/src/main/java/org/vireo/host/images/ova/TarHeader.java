package org.vireo.host.images.ova;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One header block of a tar archive, in the form of POSIX and with the large numbers of GNU. Immutable. */
final class TarHeader {
    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int NUMBER = 12;
    private static final int SUM = 148;
    private static final int SUM_LENGTH = 8;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int BIG = 0x80;
    private static final Map<Character, String> KINDS = Map.of(
            '1', "a hard link",
            '2', "a symbolic link",
            '3', "a character device",
            '4', "a block device",
            '5', "a directory",
            '6', "a pipe",
            'S', "a sparse file");

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    boolean isEmpty() {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether its own checksum is right. */
    boolean isSound() {
        return octal(SUM, SUM_LENGTH) == sum(block);
    }

    static long sum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= SUM && i < SUM + SUM_LENGTH ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    char type() {
        return block[TYPE] == 0 ? '0' : (char) (block[TYPE] & 0xff);
    }

    /** What it stands for, in words. */
    String kind() {
        return KINDS.getOrDefault(type(), "something of the kind " + (int) type());
    }

    String name() {
        var name = text(0, NAME);
        boolean posix = text(MAGIC, 5).equals("ustar") && block[MAGIC + 5] == 0;
        var prefix = posix ? text(PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    /** Length of what follows; negative when it is no number. */
    long size() {
        if ((block[SIZE] & BIG) == 0) {
            return octal(SIZE, NUMBER);
        }
        long size = 0;
        for (int i = 1; i < NUMBER; i++) {
            if (size >= 1L << 54) {
                return -1;
            }
            size = (size << 8) | (block[SIZE + i] & 0xff);
        }
        return (block[SIZE] & 0xff) == BIG ? size : -1;
    }

    private long octal(int from, int length) {
        var digits = text(from, length).strip();
        return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
    }

    /** The header of a plain file that only its owner may read. */
    static byte[] of(String name, long length, long modified) {
        var block = new byte[BLOCK];
        put(block, 0, name);
        put(block, NAME, "0000600\0" + "0000000\0" + "0000000\0");
        if (length < 1L << 33) {
            put(block, SIZE, "%011o".formatted(length));
        } else {
            for (int i = 0; i < Long.BYTES; i++) {
                block[SIZE + NUMBER - 1 - i] = (byte) (length >> (8 * i));
            }
            block[SIZE] = (byte) BIG;
        }
        put(block, SIZE + NUMBER, "%011o".formatted(modified));
        block[TYPE] = '0';
        put(block, MAGIC, "ustar\0" + "00");
        put(block, SUM, "%06o\0 ".formatted(sum(block)));
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
