package org.vireo.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.vireo.model.DiskFormat;

/** Looks at images with the programs of QEMU, by ways that the product does not go. */
final class ImageFiles {
    private static final int QCOW2 = 0x514649fb;

    private ImageFiles() {}

    private static String format(DiskFormat format) {
        return format == DiskFormat.COW ? "qcow2" : "raw";
    }

    /** SHA-256 of what a guest would read up to the last byte that is not zero, and how much there is in all. */
    static String reads(Path image, DiskFormat format) {
        try {
            var whole = Files.createTempFile(image.getParent().getParent().getParent(), "whole", ".raw");
            try {
                run("qemu-img", "convert", "-f", format(format), "-O", "raw", image.toString(), whole.toString());
                var bytes = Files.readAllBytes(whole);
                var end = bytes.length;
                while (end > 0 && bytes[end - 1] == 0) {
                    end--;
                }
                var digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, end));
                return HexFormat.of().formatHex(digest) + " of " + bytes.length;
            } finally {
                Files.delete(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails if the tables of an image are not sound. */
    static void check(Path image, DiskFormat format) {
        if (format == DiskFormat.COW) {
            run("qemu-img", "check", "-q", "-f", "qcow2", image.toString());
        }
    }

    /** What the header of an image itself names, as the bytes lie there; one of another layout than QEMU's own names nothing. */
    static Optional<String> named(Path image) {
        try (var file = new RandomAccessFile(image.toFile(), "r")) {
            if (file.readInt() != QCOW2) {
                return Optional.empty();
            }
            file.seek(8);
            var offset = file.readLong();
            var name = new byte[file.readInt()];
            if (offset == 0) {
                return Optional.empty();
            }
            file.seek(offset);
            file.readFully(name);
            return Optional.of(new String(name, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A guest writes the same byte from one place on. */
    static void write(Path image, DiskFormat format, int pattern, int from, int length) {
        run(
                "qemu-io",
                "-f",
                format(format),
                "-c",
                "write -q -P " + pattern + " " + from + " " + length,
                image.toString());
    }

    private static void run(String... command) {
        try {
            var out = Files.createTempFile("vireo-crashes", ".out");
            try {
                var all = new ArrayList<>(List.of(command));
                var process = new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
                var code = process.waitFor();
                assertThat(code).as("%s: %s", all, Files.readString(out)).isZero();
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
