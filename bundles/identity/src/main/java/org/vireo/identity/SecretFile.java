package org.vireo.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/**
 * A file that only the engine's own user may read, in a folder that only it may enter.
 *
 * @param file where it is
 */
record SecretFile(Path file) {
    /** Replaces the file as a whole; it is on disk when this returns. */
    void write(Secret secret) {
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Path fresh = directory.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(fresh, options, mine)) {
                channel.write(StandardCharsets.UTF_8.encode(secret.reveal() + "\n"));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new VireoException(IdentityError.SECRET_NOT_WRITTEN, "cannot write the first password to " + file, e);
        }
    }
}
