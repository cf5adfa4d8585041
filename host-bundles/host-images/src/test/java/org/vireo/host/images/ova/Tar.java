package org.vireo.host.images.ova;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes archives, also such as nobody should. */
final class Tar {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Tar file(String name, byte[] content) {
        return entry(name, content, header -> {});
    }

    Tar file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Tar entry(String name, byte[] content, Consumer<byte[]> change) {
        return declared(name, content.length, content, change);
    }

    /** One whose header tells of another length. */
    Tar declared(String name, long length, byte[] content, Consumer<byte[]> change) {
        var header = TarHeader.of(name, length, 0);
        change.accept(header);
        sign(header);
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(TarHeader.BLOCK - content.length % TarHeader.BLOCK) % TarHeader.BLOCK]);
        return this;
    }

    static Consumer<byte[]> type(char type) {
        return header -> header[156] = (byte) type;
    }

    private static void sign(byte[] header) {
        var sum = "%06o\0 ".formatted(TarHeader.sum(header)).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(sum, 0, header, 148, sum.length);
    }

    byte[] unfinished() {
        return bytes.toByteArray();
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes.toByteArray());
        all.writeBytes(new byte[2 * TarHeader.BLOCK]);
        return all.toByteArray();
    }

    void into(Path file) {
        try {
            Files.write(file, bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
