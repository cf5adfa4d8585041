package org.vireo.database.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach a database. Holds no secret, only the file that does.
 *
 * @param jdbcUrl address for the driver, without user and password
 * @param user role to log in as
 * @param passwordFile file with the password and nothing else, empty when the server asks for none
 * @param dsn the same database as {@code psql} takes it
 */
public record ServerAccess(String jdbcUrl, String user, Optional<Path> passwordFile, String dsn) {

    /** Reads the password; an empty text when there is no file. */
    public String password() {
        if (passwordFile.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(passwordFile.get()).strip();
        } catch (IOException e) {
            throw new PostgresException("cannot read the password file " + passwordFile.get(), e);
        }
    }
}
