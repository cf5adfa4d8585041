package org.vireo.host.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Formats of images that are known by their first bytes. A plain disk that begins like one was sent in the wrong format: nothing would
 * boot from it.
 *
 * @param name for people
 * @param offset where its mark is
 * @param mark the bytes
 */
public record KnownFormat(String name, int offset, byte[] mark) {
    private static final List<KnownFormat> ALL = List.of(
            text("qcow2", "QFI\u00fb"),
            text("qed", "QED\0"),
            text("vmdk", "KDMV"),
            text("vmdk", "COWD"),
            text("vmdk", "# Disk DescriptorFile"),
            text("vhdx", "vhdxfile"),
            text("vhd", "conectix"),
            text("parallels", "WithoutFreeSpace"),
            text("parallels", "WithouFreSpacExt"),
            new KnownFormat("vdi", 0x40, new byte[] {0x7f, 0x10, (byte) 0xda, (byte) 0xbe}));

    private static KnownFormat text(String name, String mark) {
        return new KnownFormat(name, 0, mark.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Name of the format that bytes are the beginning of; empty when they have no mark that is known. */
    public static Optional<String> of(ByteBuffer head) {
        return ALL.stream()
                .filter(one -> one.begins(head))
                .map(KnownFormat::name)
                .findFirst();
    }

    private boolean begins(ByteBuffer head) {
        if (head.limit() < offset + mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (head.get(offset + i) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
