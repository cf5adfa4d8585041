package org.vireo.spi.directory;

import java.util.Objects;
import java.util.Optional;

/**
 * A user of a directory. Immutable.
 *
 * @param id within the directory; stays the same when the user is renamed, and no later user gets it
 * @param name which the user logs in with
 * @param firstName given name, may be empty
 * @param lastName family name, may be empty
 * @param email where mail goes, may be empty
 * @param department within the organization, may be empty
 * @param refused why the account may not be used at present, as far as the directory tells; empty when it may
 */
public record DirectoryUser(
        String id,
        String name,
        String firstName,
        String lastName,
        String email,
        String department,
        Optional<RejectionReason> refused) {
    /** Refuses missing values, and an empty id or name. */
    public DirectoryUser {
        if (id.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a user of a directory without id or name");
        }
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(lastName, "lastName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(refused, "refused");
    }
}
