package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Set;

/** Makes directories that hypervisors, which run as another user, pass through to the images they are given, whatever the agent's umask. */
final class PassableDirectories {
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwxr-x--x");

    private PassableDirectories() {}

    /** Makes one that only its owner and group may list; throws {@link FileAlreadyExistsException} when there is something. */
    static void make(Path directory) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PASSABLE));
        open(directory);
    }

    /** Makes one with those above it that are missing; what is there stays as it is. */
    static void makeAll(Path directory) throws IOException {
        var missing = new ArrayDeque<Path>();
        for (Path one = directory; one != null && !Files.isDirectory(one); one = one.getParent()) {
            missing.push(one);
        }
        for (Path one : missing) {
            try {
                Files.createDirectory(one);
                open(one);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(one)) {
                    throw e;
                }
            }
        }
    }

    /** Adds what the umask took; a file system that has modes of its own is not asked for more than is missing. */
    private static void open(Path directory) throws IOException {
        var permissions = Files.getPosixFilePermissions(directory);
        if (permissions.addAll(PASSABLE)) {
            Files.setPosixFilePermissions(directory, permissions);
        }
    }
}
