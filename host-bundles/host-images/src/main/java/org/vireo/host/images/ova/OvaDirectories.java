package org.vireo.host.images.ova;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vireo.model.VireoException;

/**
 * Where packages may be read and written: directories that an administrator of the host names, and those below. No link leads out of
 * them. Thread-safe.
 */
final class OvaDirectories {
    private final List<Path> allowed;

    /** @param named absolute paths, separated by commas */
    OvaDirectories(String named) {
        allowed = Stream.of(named.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Path::of)
                .map(Path::normalize)
                .toList();
        allowed.stream().filter(path -> !path.isAbsolute()).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("ova_directories must be absolute paths, and " + path + " is none");
        });
    }

    private VireoException refused(String path, String why) {
        var names = allowed.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new VireoException(
                OvaError.PATH_REFUSED,
                "cannot use " + path + ": " + why + "; packages are read and written below "
                        + (names.isEmpty() ? "no directory of this host" : names));
    }

    /** A directory that is allowed, as it really is; throws {@code PATH_REFUSED}. */
    Path directory(String asked) {
        var path = absolute(asked);
        try {
            for (var root : allowed) {
                if (path.startsWith(root)) {
                    make(root);
                    var real = path.toRealPath();
                    if (real.startsWith(root.toRealPath()) && Files.isDirectory(real)) {
                        return real;
                    }
                    throw refused(asked, "it leads out of " + root + " or is not a directory");
                }
            }
        } catch (IOException e) {
            throw refused(asked, "there is no such directory (" + e.getMessage() + ")");
        }
        throw refused(asked, "it is not in an allowed directory");
    }

    private Path absolute(String asked) {
        try {
            var path = Path.of(asked);
            if (path.isAbsolute() && path.normalize().equals(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw refused("that path", "it is none: " + e.getReason());
        }
        throw refused(asked, "it must be an absolute path without .. in it");
    }

    private static void make(Path root) throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** A place for a file in an allowed directory; throws {@code PATH_REFUSED}. */
    Path file(String directory, String name) {
        if (!TarIndex.isPlain(name) || name.startsWith(".")) {
            throw refused("the file name " + name, "it must be a plain name without a path, not beginning with a dot");
        }
        return directory(directory).resolve(name);
    }

    /** The same by its whole path. */
    Path file(String asked) {
        int slash = asked.lastIndexOf('/');
        if (slash < 1) {
            throw refused(asked, "it must be an absolute path of a file");
        }
        return file(asked.substring(0, slash), asked.substring(slash + 1));
    }

    /** Opens a plain file for reading, and no link; throws {@code PATH_REFUSED}. */
    FileChannel open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(file.toString(), "there is no plain file of that name");
        }
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
