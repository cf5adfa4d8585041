package org.vireo.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.directory.Directories.Directory;
import org.vireo.inventory.Access;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.model.UserId;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryUser;

/**
 * Keeps of users and groups of directories what permissions need: an account or group for each entry, found again by the entry's id whatever
 * its name has become. Groups that nobody added are kept as unknown, so that a role given to them later counts at once. Thread-safe.
 */
@Component(service = DirectoryAccounts.class)
public final class DirectoryAccounts {
    private static final int SHOWN_OF_ID = 8;

    private final Transactions transactions;
    private final Inventory inventory;
    private final Access access;
    /** Two first logins of one user at the same time must not make two accounts. */
    private final ReentrantLock alone = new ReentrantLock();

    @Activate
    public DirectoryAccounts(
            @Reference Transactions transactions, @Reference Inventory inventory, @Reference Access access) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.access = access;
    }

    /** Runs what keeps entries, in one transaction, while nothing else does. */
    <T> T changing(Supplier<T> work) {
        alone.lock();
        try {
            return transactions.call(work);
        } finally {
            alone.unlock();
        }
    }

    /** The account of a user, made if there is none yet: unknown until somebody adds it or it logs in. Within {@link #changing}. */
    Account account(Directory directory, DirectoryUser user) {
        var found = inventory.first(Account.class, entry(directory, user.id()));
        var account = found.orElseGet(() -> new Account(UserId.random()));
        if (!account.name().equals(user.name())) {
            leaveName(directory, user);
        }
        account.setName(user.name());
        account.setProfile(directory.profile());
        account.setDomain(directory.domain());
        account.setEntryId(user.id());
        account.setFirstName(user.firstName());
        account.setLastName(user.lastName());
        account.setEmail(user.email());
        account.setDepartment(user.department());
        account.setEnabled(true);
        if (found.isEmpty()) {
            account.setKnown(false);
            inventory.add(account);
        }
        return account;
    }

    /** Whoever had the name before has another one by now, or is gone: names are unique in a directory. */
    private void leaveName(Directory directory, DirectoryUser user) {
        inventory
                .first(Account.class, Where.equal("name", user.name()).andEqual("profile", directory.profile()))
                .filter(other -> !other.entryId().equals(user.id()))
                .ifPresent(other -> {
                    other.setName(distinct(user.name(), other.id().value()));
                    inventory.flush();
                });
    }

    private static String distinct(String name, UUID id) {
        return name + " (" + id.toString().substring(0, SHOWN_OF_ID) + ")";
    }

    /** The group of an entry, made if there is none yet. Groups of one name are told apart by a part of their id. Within {@link #changing}. */
    UserGroup group(Directory directory, DirectoryGroup entry) {
        var found = inventory.first(UserGroup.class, entry(directory, entry.id()));
        var group = found.orElseGet(() -> new UserGroup(GroupId.random()));
        var taken = inventory
                .first(UserGroup.class, Where.equal("name", entry.name()).andEqual("domain", directory.domain()))
                .filter(other -> !other.entryId().equals(entry.id()));
        group.setName(taken.isPresent() ? distinct(entry.name(), group.id().value()) : entry.name());
        group.setDescription(entry.description());
        group.setDomain(directory.domain());
        group.setEntryId(entry.id());
        if (found.isEmpty()) {
            group.setKnown(false);
            inventory.add(group);
            inventory.flush();
        }
        return group;
    }

    private static Where entry(Directory directory, String id) {
        return Where.equal("domain", directory.domain()).andEqual("entryId", id);
    }

    /** Puts the account into these groups of its directory and out of all others of it. Within {@link #changing}. */
    void place(Directory directory, Account account, Collection<DirectoryGroup> groups) {
        var before = new HashSet<>(access.groups(account.id()));
        before.removeIf(id -> !of(directory, id));
        Set<GroupId> now = new HashSet<>();
        groups.forEach(entry -> now.add(group(directory, entry).id()));
        inventory.flush();
        now.stream().filter(id -> !before.contains(id)).forEach(id -> access.join(account.id(), id));
        before.stream().filter(id -> !now.contains(id)).forEach(id -> leave(account, id));
    }

    private boolean of(Directory directory, GroupId id) {
        return inventory
                .find(UserGroup.class, id)
                .filter(group -> group.domain().equals(directory.domain()))
                .isPresent();
    }

    private void leave(Account account, GroupId id) {
        access.leave(account.id(), id);
        Optional<UserGroup> unused = inventory
                .find(UserGroup.class, id)
                .filter(group -> !group.known() && access.members(id).isEmpty());
        unused.ifPresent(inventory::remove);
    }
}
