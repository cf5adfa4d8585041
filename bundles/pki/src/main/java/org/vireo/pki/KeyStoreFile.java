package org.vireo.pki;

import java.nio.file.Path;
import java.util.Objects;
import org.vireo.model.Secret;

/**
 * A PKCS12 file, readable by its owner only. Immutable.
 *
 * @param path where it is
 * @param password of the file and of the key in it
 */
public record KeyStoreFile(Path path, Secret password) {
    /** Refuses missing values. */
    public KeyStoreFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(password, "password");
    }
}
