package org.vireo.database.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A generated password in a file that only its owner reads.
 *
 * @param file where it lives
 */
record Secret(Path file) {
    private static final int BYTES = 24;

    /** Generates it unless it exists; a killed engine leaves either no file or a whole one. */
    void ensure() throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(
                file.getParent(),
                "secret-",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String read() throws IOException {
        return Files.readString(file).strip();
    }

    @Override
    public String toString() {
        return "Secret[" + file + "]";
    }
}
