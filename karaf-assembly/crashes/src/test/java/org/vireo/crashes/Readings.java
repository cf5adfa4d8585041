package org.vireo.crashes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.model.DiskFormat;

/**
 * What images read as. One whose bytes, and those of all that it reads through to, were looked at before is not looked at again: that
 * would say the same. Thread-safe.
 */
final class Readings {
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** The image is sound, or this fails; what a guest would read is returned. */
    String of(Path image, DiskFormat format) {
        return known.computeIfAbsent(bytes(image, format), bytes -> {
            ImageFiles.check(image, format);
            return ImageFiles.reads(image, format);
        });
    }

    private static String bytes(Path image, DiskFormat format) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) format.ordinal());
            digest.update(Files.readAllBytes(image));
            var here = Optional.of(image);
            while (here.isPresent()) {
                // a raw image names nothing, and what is not one of QEMU's own is raw
                here = ImageFiles.named(here.get()).map(image::resolveSibling);
                if (here.isPresent()) {
                    digest.update(Files.readAllBytes(here.get()));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
