package org.vireo.host.hooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.hook.HookFile;

/**
 * The scripts that stand at hook points now. One whose content somebody else than an administrator may decide on is not fit to run.
 * Immutable; every question looks at the files anew.
 */
final class ScriptShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptShelf.class);

    private final List<Path> directories;
    private final Set<String> owners;

    /** Scripts of {@code owners} are trusted. */
    ScriptShelf(List<Path> directories, Set<String> owners) {
        this.directories = List.copyOf(directories);
        this.owners = Set.copyOf(owners);
    }

    static List<Path> directories(String configured) {
        return Arrays.stream(configured.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** In the order in which they run: by name, whichever directory they are in. */
    List<Script> at(HookPoint point) {
        var found = new ArrayList<Script>();
        for (Path directory : directories) {
            collect(point, directory.resolve(point.directory()), found);
        }
        found.sort(Comparator.comparing(Script::name).thenComparing(Script::file));
        return found;
    }

    /** All that would run. */
    List<HookFile> all() {
        var all = new ArrayList<HookFile>();
        for (HookPoint point : HookPoint.values()) {
            at(point).stream()
                    .filter(script -> script.unfit().isEmpty())
                    .forEach(script -> digest(script.file())
                            .ifPresent(md5 -> all.add(new HookFile(point.directory(), script.name(), md5))));
        }
        return all;
    }

    private void collect(HookPoint point, Path directory, List<Script> found) {
        try (var files = Files.newDirectoryStream(directory)) {
            Optional<String> open = unfit(attributes(directory), "its directory");
            for (Path file : files) {
                if (meant(file)) {
                    found.add(new Script(point, file, open.or(() -> unfit(file))));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException nothingHere) {
            LOG.trace("No scripts in {}", directory, nothingHere);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Cannot look for scripts in {}: {}", directory, e.toString());
        }
    }

    /** What is not executable is no script: data, notes, compiled modules. */
    private static boolean meant(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !Files.isDirectory(file) && Files.isExecutable(file);
    }

    private Optional<String> unfit(Path file) {
        try {
            var attributes = attributes(file);
            if (attributes.isSymbolicLink()) {
                return Optional.of("it is a symbolic link");
            }
            return attributes.isRegularFile() ? unfit(attributes, "it") : Optional.of("it is no regular file");
        } catch (IOException e) {
            return Optional.of("it cannot be looked at: " + e);
        }
    }

    private Optional<String> unfit(PosixFileAttributes attributes, String what) {
        var permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return Optional.of(what + " may be written by everybody");
        }
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !attributes.group().getName().equals("root")) {
            return Optional.of(what + " may be written by the group " + attributes.group());
        }
        return owners.contains(attributes.owner().getName())
                ? Optional.empty()
                : Optional.of(what + " belongs to " + attributes.owner().getName());
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<String> digest(Path file) {
        try (var in = Files.newInputStream(file)) {
            var md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                md5.update(buffer, 0, count);
            }
            return Optional.of(HexFormat.of().formatHex(md5.digest()));
        } catch (IOException e) {
            LOG.warn("Cannot read the script {}: {}", file, e.toString());
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("this Java has no MD5", e));
        }
    }
}
