package org.vireo.identity;

import java.util.Optional;
import org.vireo.engine.api.auth.Logins.User;
import org.vireo.inventory.Access;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;

/** Finds accounts. Thread-safe. */
final class Accounts {
    private static final String LOGIN = "login";

    private final Inventory inventory;
    private final Access access;

    Accounts(Inventory inventory, Access access) {
        this.inventory = inventory;
        this.access = access;
    }

    Optional<Account> find(AccountName name) {
        return inventory.first(Account.class, Where.equal("name", name.user()).andEqual("profile", name.profile()));
    }

    /** With its present permissions: an administrator is who holds the role of a super user for the system. */
    User user(Account account) {
        return new User(
                account.id(),
                new AccountName(account.name(), account.profile()).text(),
                access.superUser(account.id()));
    }

    /** Whether some role lets it log in. Of directories, whose users nobody here chose, only those come in who were given one. */
    boolean mayLogIn(Account account) {
        return account.profile().equals(AccountName.INTERNAL)
                ? access.grantedAnywhere(account.id(), LOGIN)
                : access.grantedBeyondEveryone(account.id(), LOGIN);
    }
}
