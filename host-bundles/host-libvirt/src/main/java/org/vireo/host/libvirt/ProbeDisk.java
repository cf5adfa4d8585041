package org.vireo.host.libvirt;

import java.util.Arrays;
import java.util.HexFormat;

/** The disk of a guest that goes through the modes of a starting system and powers off; its source is {@code probe.s} beside it. */
final class ProbeDisk {
    private static final int SECTOR = 512;
    /** Firmware does not take a smaller disk for one. */
    private static final int BYTES = 1 << 20;

    private static final String CODE =
            "fa31c08ed8660f0116d87c0f20c00c010f22c066ea1b7c0000080066b810008ed88ec08ed0bc007c0000fcbf0010000031c0"
                    + "b900100000f3abc70500110000b27c0800c70504110000008e00000f011dde7c0000cd20c7050020000003300000c7050030"
                    + "000003400000c70500400000830000000f20e083c8200f22e0b8002000000f22d8b9800000c00f320d000100000f300f20c0"
                    + "0d000000800f22c0eaa57c0000180066ba040666b8002066eff4ebfdcf0f1f4400000000000000000000ffff0000009acf00"
                    + "ffff00000092cf00ffff0000009aaf001f00b87c0000ff07001000000000000000000000";

    private ProbeDisk() {}

    static byte[] bytes() {
        byte[] disk = Arrays.copyOf(HexFormat.of().parseHex(CODE), BYTES);
        disk[SECTOR - 2] = 0x55;
        disk[SECTOR - 1] = (byte) 0xaa;
        return disk;
    }
}
