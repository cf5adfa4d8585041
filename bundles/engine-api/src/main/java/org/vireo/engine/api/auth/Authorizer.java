package org.vireo.engine.api.auth;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Decides who may do what, and who sees what. Thread-safe. Each answer takes one query at most and changes nothing. */
@ProviderType
public interface Authorizer {
    /** Whether the caller has the permit, directly, through a group or inherited from what the object belongs to. */
    boolean allowed(Caller caller, Permit permit);

    /** Whether the caller has a permit for anything at all. */
    default boolean allowedSomewhere(Caller caller, String permit) {
        return allowed(caller, Permit.system(permit));
    }

    /** What the caller sees. Without knowledge of groups, what is its own and everyone's. */
    default Sight sight(Caller caller) {
        return allowed(caller, Permit.system("login")) ? new Sight.Everything() : userSight(caller);
    }

    /** What the caller sees by roles of users alone: the view of users. */
    default Sight userSight(Caller caller) {
        return new Sight.Some(Set.of(caller.user().value(), Sight.EVERYONE), true);
    }

    /** Whether an object of a kind, named as in permits, is within the sight. */
    default boolean sees(Sight sight, String kind, UUID object) {
        return sight instanceof Sight.Everything;
    }

    /** All objects of a kind within a sight; empty when all are, or when it cannot be told for all at once. */
    default Optional<Set<UUID>> seen(Sight sight, String kind) {
        return Optional.empty();
    }
}
