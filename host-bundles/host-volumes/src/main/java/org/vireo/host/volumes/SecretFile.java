package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file with what programs are told and nobody else may read, such as a password: there for one call. Confined to one thread. */
public final class SecretFile implements AutoCloseable {
    private final Path path;

    private SecretFile(Path path) {
        this.path = path;
    }

    /**
     * Writes one under a name of its own.
     *
     * @param directory made if it is not there, and then closed to other users
     * @param suffix of the name
     * @param text in it
     */
    public static SecretFile write(Path directory, String suffix, String text) throws IOException {
        PassableDirectories.makeAll(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        var file = new SecretFile(Files.createTempFile(
                directory,
                "call",
                suffix,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        Files.writeString(file.path, text);
        return file;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it. */
    @Override
    public void close() {
        Attempt.run("delete " + path, () -> Files.deleteIfExists(path));
    }
}
