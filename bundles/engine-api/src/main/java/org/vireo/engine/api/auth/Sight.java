package org.vireo.engine.api.auth;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a caller may see. */
public sealed interface Sight {
    /** The group to which everyone belongs. */
    UUID EVERYONE = UUID.fromString("eee00000-0000-0000-0000-123456789eee");

    /** Everything there is: administrators of the system, and the engine. */
    record Everything() implements Sight {}

    /**
     * What permissions of these show: for each kind of object the view {@code visible_<table>} tells which. Immutable.
     *
     * @param principals the user, the groups it belongs to, and everyone
     * @param userRolesOnly whether permissions by roles of administrators do not count, as clients that show the view of users ask
     */
    record Some(Set<UUID> principals, boolean userRolesOnly) implements Sight {
        /** Copies the set. */
        public Some {
            principals = Set.copyOf(Objects.requireNonNull(principals, "principals"));
        }
    }
}
