package org.vireo.compute.pool;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.inventory.Where;
import org.vireo.model.RoleId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.UserId;
import org.vireo.model.VmId;
import org.vireo.model.VmPoolId;

/** Pools in the inventory: who is in them, who has what. Works in the present transaction. */
@Component(service = Pools.class)
public final class Pools {
    static final String KIND = "vm_pool";
    private static final int LARGEST = 1000;

    /** Describes the snapshot to which virtual machines of pools that are not stateful return. */
    static final String BASE = "As in the VM Pool";

    /** What whoever takes a virtual machine may do with it. */
    private static final RoleId USER_ROLE = RoleId.of("00000000-0000-0000-0001-000000000001");

    private final Inventory inventory;
    private final Clock clock;

    @Activate
    public Pools(@Reference Inventory inventory) {
        this(inventory, Clock.systemUTC());
    }

    Pools(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    VmPool get(VmPoolId id) {
        return inventory.get(VmPool.class, id);
    }

    List<VmPool> all() {
        return inventory.list(VmPool.class, Where.all().orderBy("name"));
    }

    List<VmPoolMember> members(VmPoolId pool) {
        return inventory.list(VmPoolMember.class, Where.equal("poolId", pool).orderBy("id"));
    }

    Optional<VmPoolMember> member(VmId vm) {
        return inventory.first(VmPoolMember.class, Where.equal("vmId", vm));
    }

    Set<LockKey> locks(VmPoolId id, Optional<String> name) {
        var keys = new HashSet<LockKey>();
        keys.add(LockKey.exclusive(KIND, id));
        name.ifPresent(text -> keys.add(LockKey.name(KIND, text)));
        return keys;
    }

    /** Question marks stand for digits. */
    Check name(String name, Optional<VmPoolId> except) {
        var plain = name.replace('?', '0');
        var valid = Names.valid("VM Pool", plain);
        return valid instanceof Check.Refused
                ? valid
                : inventory.list(VmPool.class, Where.equal("name", name)).stream()
                                .anyMatch(pool -> !Optional.of(pool.id()).equals(except))
                        ? Check.conflict("The VM Pool name is already in use: " + name)
                        : Check.FINE;
    }

    static Check numbers(int size, int prestarted, int maxUserVms) {
        if (size < 0 || size > LARGEST) {
            return Check.invalid("A VM Pool has 0 to " + LARGEST + " VMs, not " + size + ".");
        }
        if (prestarted < 0 || prestarted > size) {
            return Check.invalid("A VM Pool of " + size + " VMs cannot keep " + prestarted + " of them running.");
        }
        return maxUserVms < 1
                ? Check.invalid("A user must be allowed to have at least one VM of a VM Pool.")
                : Check.FINE;
    }

    Check staying(VmPool pool, String attempt) {
        return pool.removing()
                ? Check.conflict(attempt + " VM Pool " + pool.name() + " is being removed.")
                : Check.FINE;
    }

    Check within(VmPool pool, Caller caller) {
        var taken = members(pool.id()).stream()
                .filter(member ->
                        member.userId().equals(Optional.of(caller.user().value())))
                .count();
        return taken < pool.maxUserVms()
                ? Check.FINE
                : Check.conflict("Cannot allocate VM. " + caller.name() + " has " + taken + " VMs of VM Pool "
                        + pool.name() + " already, which is as many as one user may have.");
    }

    /** The snapshot to which a virtual machine returns after its use. */
    Optional<Snapshot> base(VmId vm) {
        return inventory.list(Snapshot.class, Where.equal("vmId", vm).andEqual("type", SnapshotType.REGULAR)).stream()
                .filter(snapshot -> snapshot.description().equals(BASE) && snapshot.status() == SnapshotStatus.OK)
                .findFirst();
    }

    /** Whether somebody can take it. */
    boolean ready(VmPool pool, VmId vm) {
        return pool.stateful() || base(vm).isPresent();
    }

    void give(VmPoolMember member, Caller caller) {
        member.setUserId(Optional.of(caller.user().value()));
        member.setAssigned(Optional.of(clock.instant()));
        if (granted(member).isEmpty()) {
            var permission = new Permission(UUID.randomUUID());
            permission.setRoleId(USER_ROLE);
            permission.setAccountId(Optional.of(caller.user()));
            permission.setObjectKind("vm");
            permission.setObjectId(member.vmId().value());
            permission.setCreated(clock.instant());
            inventory.add(permission);
        }
    }

    void takeBack(VmPoolMember member) {
        granted(member).ifPresent(inventory::remove);
        member.setUserId(Optional.empty());
        member.setAssigned(Optional.empty());
    }

    private Optional<Permission> granted(VmPoolMember member) {
        var user = member.userId().map(UserId::new);
        return inventory
                .list(Permission.class, Where.equal("objectId", member.vmId()).andEqual("roleId", USER_ROLE))
                .stream()
                .filter(permission -> permission.accountId().equals(user))
                .findFirst();
    }
}
