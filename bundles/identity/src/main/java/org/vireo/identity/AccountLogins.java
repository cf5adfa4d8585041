package org.vireo.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Access;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** Logs in the accounts of the inventory and, through their directories, those of others. Thread-safe. */
@Component(immediate = true, configurationPid = "vireo.identity")
@Designate(ocd = AccountLogins.Config.class)
public final class AccountLogins implements Logins {
    /** Settings of {@code etc/vireo.identity.cfg}; two underscores stand for one. */
    @ObjectClassDefinition(name = "Sessions and users")
    public @interface Config {
        /** How long a token lasts without being used, 1 to 10080. */
        @AttributeDefinition(
                name = "Session without use (minutes)",
                description = "Minutes after which an unused token is void, 1 to 10080",
                min = "1",
                max = "10080")
        int token__idle__minutes() default 180;

        /** How long a token lasts at most, 1 to 43200. */
        @AttributeDefinition(description = "Minutes after which a token is void however much it is used, 1 to 43200")
        int token__longest__minutes() default 1440;

        /** How often a user of a directory who works is looked at, 1 to 1440. */
        @AttributeDefinition(
                name = "Look after users of directories (minutes)",
                description = "Minutes between looks whether a user of a directory may stay, 1 to 1440",
                min = "1",
                max = "1440")
        int directory__check__minutes() default 5;

        /** How long such a user stays when the directory cannot be asked, 0 to 1440. */
        @AttributeDefinition(
                name = "Stay while the directory is down (minutes)",
                description = "Minutes for which users stay when their directory is down, 0 to 1440",
                min = "0",
                max = "1440")
        int directory__grace__minutes() default 60;
    }

    private static final Logger LOG = LoggerFactory.getLogger(AccountLogins.class);
    private static final int LONGEST_IDLE_MINUTES = 7 * 24 * 60;
    private static final int DAY_MINUTES = 24 * 60;
    private static final int LONGEST_MINUTES = 30 * DAY_MINUTES;
    private static final int LOGGED_IN = 30;
    private static final int LOGGED_OUT = 31;
    static final LoginResult NO = new LoginResult.Rejected("The user name or password is incorrect.");

    static final LoginResult FORBIDDEN = new LoginResult.Rejected("The user is not authorized to perform login.");

    private final Transactions transactions;
    private final Inventory inventory;
    private final Events events;
    private final Clock clock;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final FailedLogins failures;
    private final RecentLogins recent;
    private final Tokens tokens;
    private final DirectoryChecks checks;
    private final DirectoryLogins directories;

    /** Makes the first account if there is none. */
    @Activate
    public AccountLogins(
            @Reference Transactions transactions,
            @Reference Inventory inventory,
            @Reference Access access,
            @Reference Events events,
            @Reference DirectoryProviders directories,
            @Reference DirectoryAccounts directoryAccounts,
            Config config) {
        this(
                transactions,
                inventory,
                access,
                events,
                directories,
                directoryAccounts,
                Durations.of(config),
                new Passwords(new SecureRandom(), Argon2Hash.MEMORY_KIB),
                secrets(),
                Clock.systemUTC());
    }

    AccountLogins(
            Transactions transactions,
            Inventory inventory,
            Access access,
            Events events,
            DirectoryProviders directories,
            DirectoryAccounts kept,
            Durations durations,
            Passwords passwords,
            Path passwordFile,
            Clock clock) {
        var random = new SecureRandom();
        this.transactions = transactions;
        this.inventory = inventory;
        this.events = events;
        this.clock = clock;
        this.passwords = passwords;
        this.accounts = new Accounts(inventory, access);
        this.throttle = new Throttle(clock);
        this.failures = new FailedLogins(transactions, events, clock);
        this.recent = new RecentLogins(clock, random);
        this.tokens = new Tokens(inventory, durations.idle(), durations.longest(), random, clock);
        this.checks = new DirectoryChecks(directories, kept, inventory, durations.check(), durations.grace(), clock);
        this.directories = new DirectoryLogins(directories, kept, checks, accounts, throttle, recent, passwords, clock);
        new FirstAccount(transactions, inventory, accounts, passwords, new SecretFile(passwordFile), clock).ensure();
    }

    /**
     * How long things last.
     *
     * @param idle a token that is not used
     * @param longest a token at most
     * @param check until a user of a directory is looked at again
     * @param grace such a user whose directory is down
     */
    record Durations(Duration idle, Duration longest, Duration check, Duration grace) {
        private static Durations of(Config config) {
            return new Durations(
                    minutes("token_idle_minutes", config.token__idle__minutes(), 1, LONGEST_IDLE_MINUTES),
                    minutes("token_longest_minutes", config.token__longest__minutes(), 1, LONGEST_MINUTES),
                    minutes("directory_check_minutes", config.directory__check__minutes(), 1, DAY_MINUTES),
                    minutes("directory_grace_minutes", config.directory__grace__minutes(), 0, DAY_MINUTES));
        }

        private static Duration minutes(String key, int minutes, int least, int most) {
            if (minutes < least || minutes > most) {
                throw new IllegalArgumentException(
                        key + " in vireo.identity.cfg must be " + least + " to " + most + ", not " + minutes);
            }
            return Duration.ofMinutes(minutes);
        }
    }

    private static Path secrets() {
        return Path.of(System.getProperty("karaf.data", "data"))
                .resolve("secrets")
                .resolve("admin-password");
    }

    @Override
    public LoginResult login(String name, Secret password) {
        return login(name, password, "");
    }

    @Override
    public LoginResult login(String name, Secret password, String from) {
        var result = checked(name, password);
        if (result instanceof LoginResult.Rejected rejected) {
            failures.note(name, from, rejected.reason());
        }
        return result;
    }

    private LoginResult checked(String name, Secret password) {
        Optional<AccountName> parsed = AccountName.parse(name);
        if (parsed.isEmpty()) {
            passwords.pretend(password);
            return NO;
        }
        return parsed.get().profile().equals(AccountName.INTERNAL)
                ? internal(name, parsed.get(), password)
                : directories.login(parsed.get(), password);
    }

    private LoginResult internal(String name, AccountName parsed, Secret password) {
        Optional<Account> account = accounts.find(parsed);
        Optional<Account> known = account.filter(a -> a.enabled() && a.known())
                .filter(accounts::mayLogIn)
                .filter(a -> recent.knows(name, password, a.passwordHash()));
        if (known.isPresent()) {
            return new LoginResult.Accepted(accounts.user(known.get()));
        }
        Duration wait = throttle.wait(name);
        return wait.isZero() ? checked(name, password, account) : tooMany(wait);
    }

    static LoginResult tooMany(Duration wait) {
        return new LoginResult.Rejected("Too many failed logins. Try again in " + (wait.toSeconds() + 1) + " seconds.");
    }

    private LoginResult checked(String name, Secret password, Optional<Account> account) {
        if (!right(account, password)) {
            throttle.failed(name);
            LOG.warn("A login as {} was rejected", AccountName.printable(name));
            return NO;
        }
        Account user = account.orElseThrow();
        throttle.succeeded(name);
        if (!accounts.mayLogIn(user)) {
            LOG.warn("A login as {} was rejected: no role lets it log in", AccountName.printable(name));
            return FORBIDDEN;
        }
        recent.remember(name, password, user.passwordHash());
        transactions.run(() -> {
            var seen = inventory.get(Account.class, user.id());
            seen.setLastLogin(Optional.of(clock.instant()));
            seen.setKnown(true);
        });
        return new LoginResult.Accepted(accounts.user(user));
    }

    /** Takes the same time whatever is wrong. */
    private boolean right(Optional<Account> account, Secret password) {
        Optional<Account> usable = account.filter(a -> !a.passwordHash().isEmpty());
        if (usable.isEmpty()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.matches(usable.get().passwordHash(), password)
                && usable.get().enabled();
    }

    @Override
    public Token issue(UserId user) {
        return issue(user, "");
    }

    @Override
    public Token issue(UserId user, String from) {
        return transactions.call(() -> {
            Account account = inventory.get(Account.class, user);
            tell(LOGGED_IN, account, "logged in");
            return tokens.issue(account.id(), from);
        });
    }

    @Override
    public Optional<User> user(Secret token) {
        return user(token, true);
    }

    @Override
    public Optional<User> look(Secret token) {
        return user(token, false);
    }

    private Optional<User> user(Secret token, boolean used) {
        return transactions
                .call(() -> tokens.account(token, used).map(account -> new Seen(account, accounts.user(account))))
                .flatMap(this::welcome);
    }

    @Override
    public Optional<User> user(UserId id) {
        return inventory
                .find(Account.class, id)
                .filter(account -> account.enabled() && account.known())
                .map(account -> new Seen(account, accounts.user(account)))
                .flatMap(this::welcome);
    }

    /** An account, and the user it is at the time. */
    private record Seen(Account account, User user) {}

    /** Asks a directory if need be, which is why no transaction may be open. */
    private Optional<User> welcome(Seen seen) {
        return checks.stillWelcome(seen.account()) ? Optional.of(seen.user()) : Optional.empty();
    }

    @Override
    public void revoke(Secret token) {
        transactions.run(() -> tokens.revoke(token).ifPresent(account -> tell(LOGGED_OUT, account, "logged out")));
    }

    private void tell(int code, Account account, String what) {
        User user = accounts.user(account);
        String correlation = UUID.randomUUID().toString();
        events.record(Event.normal(code, user.caller(correlation), "User " + user.name() + " " + what + ".")
                .about("user", user.id()));
    }
}
