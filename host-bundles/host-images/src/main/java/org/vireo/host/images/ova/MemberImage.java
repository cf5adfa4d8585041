package org.vireo.host.images.ova;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** A file in an archive as QEMU's programs are told to open it, where it lies and with its format. Stateless. */
final class MemberImage {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MemberImage() {}

    /** A name that they take in place of a file's. */
    static String of(Path archive, TarMember member, String format) {
        // QEMU wants whole sectors; an archive is filled up to them with zeros
        long length = (member.length() + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
        var part = JSON.objectNode()
                .put("driver", "raw")
                .put("offset", member.offset())
                .put("size", length);
        part.set("file", JSON.objectNode().put("driver", "file").put("filename", archive.toString()));
        return "json:" + (format.equals("raw") ? part : formatted(part, format));
    }

    private static ObjectNode formatted(ObjectNode part, String format) {
        var node = JSON.objectNode().put("driver", format);
        node.set("file", part);
        return node.putNull("backing");
    }
}
