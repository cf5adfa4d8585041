package org.vireo.engine.api.auth;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.GroupId;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/**
 * The directory of the engine itself, profile {@code internal}. Passwords are kept as hashes only and appear in no job. Thread-safe. Methods
 * that take a password need a tenth of a second or more by design.
 */
@ProviderType
public interface LocalUsers {
    /** The authorization domain of the directory. */
    String DOMAIN = "internal-authz";

    /**
     * What is known of a person.
     *
     * @param firstName given name, may be empty
     * @param lastName family name, may be empty
     * @param email address, may be empty
     */
    record Person(String firstName, String lastName, String email) {}

    /** Adds a user who may log in at once; refuses a name that is taken. */
    UserId addUser(String name, Person person, Secret password);

    /** Sets a password and ends all logins of the user. */
    void setPassword(UserId user, Secret password);

    /** Lets a user log in or keeps it from doing so, which ends all its logins. The last super user stays. */
    void enable(UserId user, boolean enabled);

    /** Removes a user for good, with its permissions. The last super user stays. */
    void removeUser(UserId user);

    /** Adds a group; refuses a name that is taken. */
    GroupId addGroup(String name, String description);

    /** Removes a group for good, with its permissions. */
    void removeGroup(GroupId group);

    /** Puts a user into a group. */
    void join(UserId user, GroupId group);

    /** Takes a user out of a group. The last super user stays. */
    void leave(UserId user, GroupId group);

    /** A user of this name, with or without {@code @internal}. */
    Optional<UserId> user(String name);

    /** A group of this name. */
    Optional<GroupId> group(String name);
}
