package org.vireo.host.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;

/** The directory an administrator chose, checked: never one that belongs to the system. */
final class StoragePath {
    /** Nothing below these. */
    private static final Set<Path> SYSTEM = paths(
            "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/sbin", "/sys", "/usr");
    /** Not these themselves. */
    private static final Set<Path> SHARED = paths(
            "/", "/home", "/media", "/mnt", "/opt", "/root", "/run", "/srv", "/tmp", "/var", "/var/lib", "/var/tmp");

    private StoragePath() {}

    private static Set<Path> paths(String... texts) {
        return Arrays.stream(texts).map(Path::of).collect(Collectors.toUnmodifiableSet());
    }

    /** The path of the settings; where symbolic links lead is looked at, too. */
    static Path of(StorageTarget target) {
        String text = target.settings().getOrDefault("path", "");
        Path path = parse(text);
        refuseSystem(text, path);
        refuseSystem(text, real(path));
        return path;
    }

    private static Path parse(String text) {
        try {
            Path path = Path.of(text);
            boolean plain = path.isAbsolute()
                    && path.equals(path.normalize())
                    && text.chars().noneMatch(Character::isISOControl);
            if (plain) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw refused(text, "it is not a path", e);
        }
        throw refused(text, "it must be absolute, without '.', '..' and control characters", null);
    }

    private static void refuseSystem(String text, Path path) {
        if (SHARED.contains(path) || SYSTEM.stream().anyMatch(path::startsWith)) {
            throw refused(text, path + " belongs to the system; choose a directory of its own", null);
        }
    }

    /** Follows links as far as the path exists. */
    private static Path real(Path path) {
        Path existing = path;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(path)).normalize();
        } catch (IOException e) {
            throw refused(path.toString(), "it cannot be followed: " + e.getMessage(), e);
        }
    }

    private static VireoException refused(String text, String reason, Exception cause) {
        return new VireoException(ModelError.BAD_VALUE, "cannot use '" + text + "' as storage path: " + reason, cause);
    }
}
