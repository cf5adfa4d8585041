package org.vireo.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.GroupId;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;

/**
 * What permissions come to, answered by the database in one query each. Every method joins the present transaction or runs in one of its
 * own. Kinds of objects are named as in permits. Thread-safe.
 */
@ProviderType
public interface Access {
    /**
     * A permit that roles may hold.
     *
     * @param id number known to clients
     * @param name known to clients
     * @param administrative whether only roles of administrators may hold it
     * @param viewsChildren whether a role with it shows what lies beneath its object
     */
    record PermitInfo(int id, String name, boolean administrative, boolean viewsChildren) {}

    /**
     * A principal of a user.
     *
     * @param id the user itself or a group it belongs to
     * @param everything whether it sees the whole system as an administrator
     */
    record Principal(UUID id, boolean everything) {}

    /** The user, the groups it belongs to, and everyone. */
    List<Principal> principals(UserId user);

    /** Whether a role that one of them has for the object, for what it belongs to or for the system holds the permit. */
    boolean granted(UserId user, String permit, String kind, UUID object);

    /** Whether the user has the permit for anything at all. */
    boolean grantedAnywhere(UserId user, String permit);

    /** Whether the user has the permit for anything at all by a role of its own or of a group, not counting what everyone has. */
    boolean grantedBeyondEveryone(UserId user, String permit);

    /** Whether the user has the role of super users for the system. */
    boolean superUser(UserId user);

    /** Users of the engine's own directory who may log in and have the role of super users for the system: there must always be one. */
    Set<UserId> superUsers();

    /** Whether one of the principals sees the object. */
    boolean sees(Set<UUID> principals, boolean userRolesOnly, String kind, UUID object);

    /** All objects of a kind that one of the principals sees; empty when this cannot be told for all at once. */
    Optional<Set<UUID>> seen(Set<UUID> principals, boolean userRolesOnly, String kind);

    /** What the object belongs to, from the nearest outwards, without the system. */
    Set<UUID> owners(String kind, UUID object);

    /** All permits, by number. */
    List<PermitInfo> permits();

    /** Permits of a role, by number. */
    List<PermitInfo> permits(RoleId role);

    /** Replaces the permits of a role; what the role shows follows from them. */
    void setPermits(RoleId role, Set<Integer> permits);

    /** Who belongs to a group. */
    Set<UserId> members(GroupId group);

    /** Groups a user belongs to, without everyone. */
    Set<GroupId> groups(UserId user);

    /** Puts a user into a group; it may be there already. */
    void join(UserId user, GroupId group);

    /** Takes a user out of a group; it may be out already. */
    void leave(UserId user, GroupId group);
}
