package org.vireo.identity;

import java.util.Optional;
import org.vireo.engine.api.auth.Logins.User;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
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

    static User user(Account account) {
        return new User(
                account.id(), new AccountName(account.name(), account.profile()).text(), account.administrator());
    }
}
