package org.vireo.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Transactions;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** Gives a new engine its administrator, with a password nobody else can know. */
final class FirstAccount {
    static final AccountName NAME = new AccountName("admin", AccountName.INTERNAL);
    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);

    private final Transactions transactions;
    private final Inventory inventory;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecretFile file;
    private final Clock clock;

    FirstAccount(
            Transactions transactions,
            Inventory inventory,
            Accounts accounts,
            Passwords passwords,
            SecretFile file,
            Clock clock) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.accounts = accounts;
        this.passwords = passwords;
        this.file = file;
        this.clock = clock;
    }

    /** Does nothing when there is one. The file comes before the account: a password that nobody can read would lock everyone out. */
    void ensure() {
        if (accounts.find(NAME).isPresent()) {
            return;
        }
        Secret password = passwords.generate();
        String hash = passwords.hash(password);
        transactions.run(() -> {
            var account = account(hash);
            inventory.add(account);
            inventory.add(everything(account.id()));
            inventory.flush();
            file.write(password);
        });
        LOG.info("Made the account {}; its password is in {}", NAME.text(), file.file());
    }

    private Permission everything(UserId user) {
        var permission = new Permission(UUID.randomUUID());
        permission.setAccountId(Optional.of(user));
        permission.setRoleId(PredefinedRoles.SUPER_USER);
        permission.setObjectKind("system");
        permission.setObjectId(Permit.SYSTEM);
        permission.setCreated(clock.instant());
        return permission;
    }

    private static Account account(String hash) {
        var account = new Account(UserId.random());
        account.setName(NAME.user());
        account.setProfile(NAME.profile());
        account.setDomain("internal-authz");
        account.setDescription("Administrator");
        account.setPasswordHash(hash);
        account.setEnabled(true);
        return account;
    }
}
