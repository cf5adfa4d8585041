package org.vireo.spi.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One directory whose users may log in. Published as a service with the properties {@code vireo.type} and
 * {@code vireo.directory.profile}; several directories of one type are several services, usually instances of a factory configuration.
 * Implementations are thread-safe. Nothing here changes a directory, so every method may be repeated.
 *
 * <p>Methods with a deadline may block until it, not longer. All but {@link #login} throw {@link org.vireo.model.VireoException} with
 * {@link DirectoryError} when the directory does not answer. Names, ids and patterns come from outside and may hold any characters:
 * they never get a meaning beyond themselves.
 */
@ConsumerType
public interface DirectoryProvider {
    /** The kind, such as {@code ldap}. */
    String type();

    /** What follows the at sign of a login: small letters, digits, dots and hyphens. Unique in an engine; {@code internal} is the engine's own. */
    String profile();

    /** The authorization domain, which clients find users and groups by. */
    default String domain() {
        return profile() + "-authz";
    }

    /** What it can do beyond the minimum. */
    Set<DirectoryFeature> features();

    /** Checks a password. An empty one is always wrong, without asking anyone. Never throws for what is wrong with the directory. */
    LoginOutcome login(Credentials credentials, Instant deadline);

    /** A user; empty when there is none, or more than one goes by the name. */
    Optional<DirectoryUser> user(PrincipalKey key, Instant deadline);

    /** A group; empty when there is none, or more than one goes by the name. */
    Optional<DirectoryGroup> group(PrincipalKey key, Instant deadline);

    /** Users that match, in an order of the directory's own. */
    Page<DirectoryUser> users(PrincipalQuery query, PageRequest page, Instant deadline);

    /** Groups that match, in an order of the directory's own. */
    Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page, Instant deadline);

    /** Groups a user belongs to, with {@link DirectoryFeature#NESTED_GROUPS} also through other groups; none for an unknown user. */
    Set<DirectoryGroup> groupsOf(String userId, Instant deadline);

    /** Logs in as {@link #login} does and tells what happened at each stage, for an administrator to read; holds no secrets. */
    default List<LoginStage> explain(Credentials credentials, Instant deadline) {
        var outcome = login(credentials, deadline);
        return List.of(new LoginStage("login", outcome instanceof LoginOutcome.Accepted, outcome.inWords()));
    }
}
