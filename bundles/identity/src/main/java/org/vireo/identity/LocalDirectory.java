package org.vireo.identity;

import java.security.SecureRandom;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Names;
import org.vireo.inventory.Access;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** The accounts and groups of the inventory as a directory. Thread-safe. */
@Component
public final class LocalDirectory implements LocalUsers {
    private static final String USER = "User";
    private static final int SHORTEST = 8;

    private final Transactions transactions;
    private final Inventory inventory;
    private final Access access;
    private final Passwords passwords;
    private final SuperUsers superUsers;

    @Activate
    public LocalDirectory(
            @Reference Transactions transactions, @Reference Inventory inventory, @Reference Access access) {
        this(transactions, inventory, access, new Passwords(new SecureRandom(), Argon2Hash.MEMORY_KIB));
    }

    LocalDirectory(Transactions transactions, Inventory inventory, Access access, Passwords passwords) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.access = access;
        this.passwords = passwords;
        this.superUsers = new SuperUsers(access, inventory);
    }

    @Override
    public UserId addUser(String name, Person person, Secret password) {
        var hash = hash(password);
        var account = new Account(UserId.random());
        transactions.run(() -> {
            refuse(Names.free(
                    inventory,
                    Account.class,
                    Where.equal("profile", AccountName.INTERNAL),
                    USER,
                    name,
                    Optional.empty()));
            account.setName(name);
            account.setProfile(AccountName.INTERNAL);
            account.setDomain(DOMAIN);
            account.setFirstName(person.firstName());
            account.setLastName(person.lastName());
            account.setEmail(person.email());
            account.setPasswordHash(hash);
            account.setEnabled(true);
            inventory.add(account);
        });
        return account.id();
    }

    private String hash(Secret password) {
        if (password.reveal().length() < SHORTEST) {
            refuse(Check.invalid("A password must have " + SHORTEST + " characters or more."));
        }
        return passwords.hash(password);
    }

    private static void refuse(Check check) {
        if (check instanceof Check.Refused refused) {
            throw new CommandRefused(refused.kind(), refused.reasons());
        }
    }

    @Override
    public void setPassword(UserId user, Secret password) {
        var hash = hash(password);
        transactions.run(() -> {
            inventory.get(Account.class, user).setPasswordHash(hash);
            endLogins(user);
        });
    }

    @Override
    public void enable(UserId user, boolean enabled) {
        transactions.run(() -> {
            inventory.get(Account.class, user).setEnabled(enabled);
            if (!enabled) {
                endLogins(user);
                superUsers.oneIsLeft();
            }
        });
    }

    private void endLogins(UserId user) {
        inventory.list(AccessToken.class, Where.equal("accountId", user)).forEach(inventory::remove);
    }

    @Override
    public void removeUser(UserId user) {
        transactions.run(() -> {
            inventory.remove(inventory.get(Account.class, user));
            superUsers.oneIsLeft();
        });
    }

    @Override
    public GroupId addGroup(String name, String description) {
        var group = new UserGroup(GroupId.random());
        transactions.run(() -> {
            refuse(Names.free(inventory, UserGroup.class, Where.all(), "Group", name, Optional.empty()));
            group.setName(name);
            group.setDescription(description);
            group.setDomain(DOMAIN);
            inventory.add(group);
        });
        return group.id();
    }

    @Override
    public void removeGroup(GroupId group) {
        transactions.run(() -> {
            if (group.value().equals(Sight.EVERYONE)) {
                refuse(Check.conflict("Cannot remove Group. Everyone belongs to it."));
            }
            inventory.remove(inventory.get(UserGroup.class, group));
            superUsers.oneIsLeft();
        });
    }

    @Override
    public void join(UserId user, GroupId group) {
        transactions.run(() -> {
            inventory.get(Account.class, user);
            inventory.get(UserGroup.class, group);
            access.join(user, group);
        });
    }

    @Override
    public void leave(UserId user, GroupId group) {
        transactions.run(() -> {
            access.leave(user, group);
            superUsers.oneIsLeft();
        });
    }

    @Override
    public Optional<UserId> user(String name) {
        var plain = name.endsWith("@" + AccountName.INTERNAL)
                ? name.substring(0, name.length() - AccountName.INTERNAL.length() - 1)
                : name;
        return inventory
                .first(Account.class, Where.equal("name", plain).andEqual("profile", AccountName.INTERNAL))
                .map(Account::id);
    }

    @Override
    public Optional<GroupId> group(String name) {
        return inventory.first(UserGroup.class, Where.equal("name", name)).map(UserGroup::id);
    }
}
