package org.vireo.identity;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Logins.LoginResult;
import org.vireo.engine.api.directory.Directories.Directory;
import org.vireo.inventory.Account;
import org.vireo.model.ErrorKind;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.LoginOutcome.Accepted;
import org.vireo.spi.directory.LoginOutcome.Rejected;
import org.vireo.spi.directory.LoginOutcome.Unavailable;
import org.vireo.spi.directory.RejectionReason;

/** Logs in the users of directories. The directory is asked outside of any transaction. Thread-safe. */
final class DirectoryLogins {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLogins.class);

    private final DirectoryProviders providers;
    private final DirectoryAccounts directoryAccounts;
    private final DirectoryChecks checks;
    private final Accounts accounts;
    private final Throttle throttle;
    private final RecentLogins recent;
    private final Passwords passwords;
    private final Clock clock;

    DirectoryLogins(
            DirectoryProviders providers,
            DirectoryAccounts directoryAccounts,
            DirectoryChecks checks,
            Accounts accounts,
            Throttle throttle,
            RecentLogins recent,
            Passwords passwords,
            Clock clock) {
        this.providers = providers;
        this.directoryAccounts = directoryAccounts;
        this.checks = checks;
        this.accounts = accounts;
        this.throttle = throttle;
        this.recent = recent;
        this.passwords = passwords;
        this.clock = clock;
    }

    LoginResult login(AccountName name, Secret password) {
        var directory = providers.profile(name.profile());
        if (directory.isEmpty()) {
            passwords.pretend(password);
            LOG.warn("A login as {} was rejected: there is no directory of this profile", name.printable());
            return AccountLogins.NO;
        }
        var known = accounts.find(name)
                .filter(a -> a.enabled() && a.known())
                .filter(accounts::mayLogIn)
                .filter(a -> recent.knows(name.text(), password, a.entryId()))
                .filter(checks::stillWelcome);
        if (known.isPresent()) {
            return new LoginResult.Accepted(accounts.user(known.get()));
        }
        var wait = throttle.wait(key(name));
        return wait.isZero() ? asked(directory.get(), name, password) : AccountLogins.tooMany(wait);
    }

    /** Directories do not tell capital letters from small ones: trying both must not count twice. */
    private static String key(AccountName name) {
        return name.text().toLowerCase(java.util.Locale.ROOT);
    }

    private LoginResult asked(GuardedDirectory directory, AccountName name, Secret password) {
        var outcome = outcome(directory, name, password);
        if (outcome instanceof Accepted accepted) {
            throttle.succeeded(key(name));
            return admitted(directory.told(), accepted, name, password);
        }
        if (outcome instanceof Rejected rejected) {
            throttle.failed(key(name));
            LOG.warn("A login as {} was rejected: {}", name.printable(), rejected.reason());
            return rejected.reason() == RejectionReason.CREDENTIALS
                    ? AccountLogins.NO
                    : new LoginResult.Rejected(rejected.reason().sentence());
        }
        LOG.warn("A login as {} cannot be checked: {}", name.printable(), outcome.inWords());
        return new LoginResult.Rejected(
                "The directory of profile " + name.profile() + " cannot be asked at present. Try again later.");
    }

    private static LoginOutcome outcome(GuardedDirectory directory, AccountName name, Secret password) {
        try {
            return directory.login(new Credentials(name.user(), password));
        } catch (VireoException e) {
            if (e.code().kind() != ErrorKind.EXTERNAL) {
                throw e;
            }
            return new Unavailable(e.getMessage());
        }
    }

    private LoginResult admitted(Directory directory, Accepted accepted, AccountName name, Secret password) {
        var account = kept(directory, accepted);
        if (account.isEmpty()) {
            LOG.warn("A login as {} was rejected: no role lets it or its groups log in", name.printable());
            return AccountLogins.FORBIDDEN;
        }
        checks.passed(account.get().id());
        recent.remember(name.text(), password, account.get().entryId());
        return new LoginResult.Accepted(accounts.user(account.get()));
    }

    /** With its present groups; nothing is kept of somebody whom no role lets in. */
    private Optional<Account> kept(Directory directory, Accepted accepted) {
        try {
            return Optional.of(directoryAccounts.changing(() -> {
                var account = directoryAccounts.account(directory, accepted.user());
                directoryAccounts.place(directory, account, accepted.groups());
                if (!accounts.mayLogIn(account)) {
                    throw new NotAdmitted();
                }
                account.setKnown(true);
                account.setLastLogin(Optional.of(clock.instant()));
                return account;
            }));
        } catch (NotAdmitted e) {
            return Optional.empty();
        }
    }

    /** Rolls back. */
    private static final class NotAdmitted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAdmitted() {
            super("no role lets this user log in", null, false, false);
        }
    }
}
