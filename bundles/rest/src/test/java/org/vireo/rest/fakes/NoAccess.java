package org.vireo.rest.fakes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.inventory.Access;
import org.vireo.model.GroupId;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;

/** Nobody has a permission, a group or a permit. */
final class NoAccess implements Access {
    @Override
    public List<Principal> principals(UserId user) {
        return List.of(new Principal(user.value(), false));
    }

    @Override
    public boolean granted(UserId user, String permit, String kind, UUID object) {
        return false;
    }

    @Override
    public boolean grantedAnywhere(UserId user, String permit) {
        return false;
    }

    @Override
    public boolean grantedBeyondEveryone(UserId user, String permit) {
        return false;
    }

    @Override
    public boolean superUser(UserId user) {
        return false;
    }

    @Override
    public Set<UserId> superUsers() {
        return Set.of();
    }

    @Override
    public boolean sees(Set<UUID> principals, boolean userRolesOnly, String kind, UUID object) {
        return false;
    }

    @Override
    public Optional<Set<UUID>> seen(Set<UUID> principals, boolean userRolesOnly, String kind) {
        return Optional.empty();
    }

    @Override
    public Set<UUID> owners(String kind, UUID object) {
        return Set.of();
    }

    @Override
    public List<PermitInfo> permits() {
        return List.of();
    }

    @Override
    public List<PermitInfo> permits(RoleId role) {
        return List.of();
    }

    @Override
    public void setPermits(RoleId role, Set<Integer> permits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<UserId> members(GroupId group) {
        return Set.of();
    }

    @Override
    public Set<GroupId> groups(UserId user) {
        return Set.of();
    }

    @Override
    public void join(UserId user, GroupId group) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leave(UserId user, GroupId group) {
        throw new UnsupportedOperationException();
    }
}
