package org.vireo.engine.api.directory;

import java.util.Objects;

/**
 * A user or group as its directory has it. Immutable.
 *
 * @param group whether it is a group
 * @param id within the directory, whatever its name
 * @param name of login, or of the group
 * @param firstName empty for groups
 * @param lastName empty for groups
 * @param email empty for groups
 * @param department empty for groups
 * @param description empty for users
 */
public record DirectoryEntry(
        boolean group,
        String id,
        String name,
        String firstName,
        String lastName,
        String email,
        String department,
        String description) {
    /** Refuses missing values. */
    public DirectoryEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(lastName, "lastName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(description, "description");
    }
}
