package org.vireo.host.images.ova;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

/** Writes a tar archive of plain files. Confined to one thread. */
final class TarWriter implements AutoCloseable {
    private static final int PIECE = 1 << 20;
    private static final int LONGEST_NAME = 99;

    private final FileChannel out;
    private final Instant deadline;
    private final long now = Instant.now().getEpochSecond();

    /** Makes the file, which only its owner may read; refused when there is one. */
    TarWriter(Path file, Instant deadline) throws IOException {
        this.deadline = deadline;
        out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private void header(String name, long length) throws IOException {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IOException("the name " + name + " is longer than a tar archive has room for");
        }
        write(ByteBuffer.wrap(TarHeader.of(name, length, now)));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private void fill() throws IOException {
        int beyond = (int) (out.position() % TarHeader.BLOCK);
        if (beyond > 0) {
            write(ByteBuffer.allocate(TarHeader.BLOCK - beyond));
        }
    }

    void add(String name, ByteBuffer content) throws IOException {
        header(name, content.remaining());
        write(content);
        fill();
    }

    void add(String name, Path file) throws IOException {
        try (var in = open(file)) {
            long length = in.size();
            header(name, length);
            for (long done = 0; done < length; ) {
                requireTime(deadline);
                done += in.transferTo(done, Math.min(length - done, PIECE), out);
            }
        }
        fill();
    }

    /** Ends the archive; it outlasts a loss of power when this returns. */
    void finish() throws IOException {
        write(ByteBuffer.allocate(2 * TarHeader.BLOCK));
        out.force(true);
    }

    static MessageDigest digest(Path file, Instant deadline) throws IOException {
        var digest = Manifest.digest("SHA-256");
        var piece = ByteBuffer.allocate(PIECE);
        try (var in = open(file)) {
            while (in.read(piece.clear()) >= 0) {
                requireTime(deadline);
                digest.update(piece.flip());
            }
        }
        return digest;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    static void requireTime(Instant deadline) throws IOException {
        if (Instant.now().isAfter(deadline)) {
            throw new IOException("it took longer than there was time");
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
