package org.vireo.engine.api.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.Secret;

/**
 * The directories that plugins bring, without the engine's own. Thread-safe. Methods that ask a directory block for seconds at most, must
 * not be called within a transaction, and throw {@link org.vireo.model.VireoException} of kind {@code EXTERNAL} when the directory is not
 * there or does not answer.
 */
@ProviderType
public interface Directories {
    /**
     * One directory.
     *
     * @param domain how the API names it, such as {@code example-authz}
     * @param profile what follows the at sign in logins
     * @param type such as {@code ldap}
     */
    record Directory(String domain, String profile, String type) {}

    /**
     * A part of an answer.
     *
     * @param entries in the order of the directory
     * @param more whether others follow
     */
    record Slice(List<DirectoryEntry> entries, boolean more) {
        /** Copies the list. */
        public Slice {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One stage of a login, for administrators.
     *
     * @param name such as {@code connect}
     * @param passed whether the login could go on
     * @param detail one sentence; holds no secrets
     */
    record Stage(String name, boolean passed, String detail) {}

    /** All of them by profile; asks none of them. */
    List<Directory> list();

    /** Users or groups that match. */
    Slice search(String domain, DirectoryQuery query);

    /** A user or group by its id within the directory. */
    Optional<DirectoryEntry> byId(String domain, boolean group, String id);

    /** A user or group by its name. */
    Optional<DirectoryEntry> byName(String domain, boolean group, String name);

    /** The groups of a user, through other groups as well. */
    List<DirectoryEntry> groupsOf(String domain, String userId);

    /**
     * Keeps a user or group in the inventory, for others to refer to, and returns its id there: the same each time. A user or group that the
     * engine does not know yet stays unknown until it is added. Asks no directory.
     */
    UUID keep(String domain, DirectoryEntry entry);

    /** Tries a login and tells what happened at each stage; logs nobody in. The name is {@code user@profile}. */
    List<Stage> explain(String name, Secret password);
}
