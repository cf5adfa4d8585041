package org.vireo.identity;

import java.util.Optional;
import org.vireo.engine.api.auth.Logins.User;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Where;

/** Finds accounts. Thread-safe. */
final class Accounts {
    private final Inventory inventory;

    Accounts(Inventory inventory) {
        this.inventory = inventory;
    }

    Optional<Account> find(AccountName name) {
        return inventory.first(Account.class, Where.equal("name", name.user()).andEqual("profile", name.profile()));
    }

    /** With its present permissions: an administrator is who holds the role of a super user for the system. */
    User user(Account account) {
        var superUser = Where.equal("accountId", account.id())
                .andEqual("roleId", PredefinedRoles.SUPER_USER)
                .andEqual("objectId", Permit.SYSTEM);
        return new User(
                account.id(),
                new AccountName(account.name(), account.profile()).text(),
                inventory.count(Permission.class, superUser) > 0);
    }
}
