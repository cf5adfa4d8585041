package org.vireo.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.UserId;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.RejectionReason;

/**
 * Looks now and then whether users of directories who are logged in may still be: their accounts may have been closed, their groups changed.
 * A user who works is looked at every few minutes, by the request that finds it due; others are not. While the directory cannot be asked, a
 * user stays logged in for a while and no longer. Thread-safe.
 */
final class DirectoryChecks {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryChecks.class);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int MOST = 20_000;
    /** A lock after wrong passwords is no reason: others could log a user out by failing to log in. Neither is the age of a password. */
    private static final Set<RejectionReason> CLOSED =
            Set.of(RejectionReason.DISABLED, RejectionReason.ACCOUNT_EXPIRED);

    private final DirectoryProviders providers;
    private final DirectoryAccounts accounts;
    private final Inventory inventory;
    private final Duration interval;
    private final Duration grace;
    private final Clock clock;
    private final Map<UserId, Looked> looked = new ConcurrentHashMap<>();

    /** When it was looked at with success, and when the next look is due. */
    private record Looked(Instant well, Instant due) {}

    DirectoryChecks(
            DirectoryProviders providers,
            DirectoryAccounts accounts,
            Inventory inventory,
            Duration interval,
            Duration grace,
            Clock clock) {
        this.providers = providers;
        this.accounts = accounts;
        this.inventory = inventory;
        this.interval = interval;
        this.grace = grace;
        this.clock = clock;
    }

    /** The directory has just let the user in. */
    void passed(UserId user) {
        var now = clock.instant();
        if (looked.size() >= MOST) {
            looked.values().removeIf(one -> one.due().isBefore(now));
        }
        looked.put(user, new Looked(now, now.plus(interval)));
    }

    /** Whether the user may go on. Asks its directory if that is due, for two seconds at most; not within a transaction. */
    boolean stillWelcome(Account account) {
        if (account.profile().equals(AccountName.INTERNAL)) {
            return true;
        }
        var now = clock.instant();
        // after a start nothing is known of looks before: the last login counts as one
        var before = looked.computeIfAbsent(
                account.id(), id -> new Looked(account.lastLogin().orElse(Instant.EPOCH), Instant.EPOCH));
        if (now.isBefore(before.due())
                || !looked.replace(account.id(), before, new Looked(before.well(), now.plus(RETRY)))) {
            return now.isBefore(before.well().plus(interval).plus(grace));
        }
        return look(account, before.well(), now);
    }

    private boolean look(Account account, Instant well, Instant now) {
        try {
            var directory = providers.get(account.domain());
            var present = directory.present(account.entryId());
            var closed = present.isEmpty()
                    || present.get().user().refused().filter(CLOSED::contains).isPresent();
            if (closed) {
                close(account);
                return false;
            }
            accounts.changing(() -> {
                var kept = accounts.account(directory.told(), present.get().user());
                accounts.place(directory.told(), kept, present.get().groups());
                return kept.id();
            });
            passed(account.id());
            return true;
        } catch (VireoException e) {
            if (e.code().kind() != ErrorKind.EXTERNAL) {
                throw e;
            }
            LOG.warn(
                    "Cannot look whether {}@{} may stay logged in: {}",
                    account.name(),
                    account.profile(),
                    e.getMessage());
            return now.isBefore(well.plus(interval).plus(grace));
        }
    }

    private void close(Account account) {
        LOG.info(
                "User {}@{} is logged out: its directory has closed or removed the account",
                account.name(),
                account.profile());
        accounts.changing(() -> {
            inventory.find(Account.class, account.id()).ifPresent(kept -> kept.setEnabled(false));
            inventory
                    .list(AccessToken.class, Where.equal("accountId", account.id()))
                    .forEach(inventory::remove);
            return account.id();
        });
        looked.remove(account.id());
    }
}
