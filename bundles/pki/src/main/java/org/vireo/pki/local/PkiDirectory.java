package org.vireo.pki.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.vireo.model.VireoException;
import org.vireo.pki.PkiError;

/** The directory that holds keys: 0700, its files 0600 unless public, each written whole or not at all. Thread-safe. */
final class PkiDirectory {
    private final Path path;

    PkiDirectory(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (!Files.isDirectory(path)) {
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw unusable("cannot make the directory " + path, e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw unusable("cannot read " + file(name), e);
        }
    }

    void writePrivate(String name, byte[] content) {
        write(name, content, "rw-------");
    }

    void writePublic(String name, byte[] content) {
        write(name, content, "rw-r--r--");
    }

    private void write(String name, byte[] content, String mode) {
        Path temporary = file(name + ".new");
        var permissions = PosixFilePermissions.fromString(mode);
        try {
            Files.deleteIfExists(temporary);
            try (var channel = FileChannel.open(
                            temporary,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(content);
                channel.force(true);
            }
            Files.setPosixFilePermissions(temporary, permissions);
            Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable("cannot write " + file(name), e);
        }
    }

    static VireoException unusable(String message, Exception cause) {
        return new VireoException(PkiError.PKI_UNUSABLE, message, cause);
    }
}
