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

/** Logs in the accounts of the inventory. Thread-safe. */
@Component(immediate = true, configurationPid = "vireo.identity")
@Designate(ocd = AccountLogins.Config.class)
public final class AccountLogins implements Logins {
    /** Settings of {@code etc/vireo.identity.cfg}; two underscores stand for one. */
    @ObjectClassDefinition(name = "Vireo identity")
    public @interface Config {
        /** How long a token lasts without being used, 1 to 10080. */
        @AttributeDefinition(description = "Minutes after which an unused token is void, 1 to 10080")
        int token__idle__minutes() default 180;
    }

    private static final Logger LOG = LoggerFactory.getLogger(AccountLogins.class);
    private static final int LONGEST_IDLE_MINUTES = 7 * 24 * 60;
    private static final int LOGGED_IN = 30;
    private static final int LOGGED_OUT = 31;
    private static final LoginResult NO = new LoginResult.Rejected("The user name or password is incorrect.");

    private static final LoginResult FORBIDDEN =
            new LoginResult.Rejected("The user is not authorized to perform login.");

    private final Transactions transactions;
    private final Inventory inventory;
    private final Events events;
    private final Clock clock;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final RecentLogins recent;
    private final Tokens tokens;

    /** Makes the first account if there is none. */
    @Activate
    public AccountLogins(
            @Reference Transactions transactions,
            @Reference Inventory inventory,
            @Reference Access access,
            @Reference Events events,
            Config config) {
        this(
                transactions,
                inventory,
                access,
                events,
                idle(config.token__idle__minutes()),
                new Passwords(new SecureRandom(), Argon2Hash.MEMORY_KIB),
                secrets(),
                Clock.systemUTC());
    }

    AccountLogins(
            Transactions transactions,
            Inventory inventory,
            Access access,
            Events events,
            Duration idle,
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
        this.recent = new RecentLogins(clock, random);
        this.tokens = new Tokens(inventory, idle, random, clock);
        new FirstAccount(transactions, inventory, accounts, passwords, new SecretFile(passwordFile), clock).ensure();
    }

    private static Duration idle(int minutes) {
        if (minutes < 1 || minutes > LONGEST_IDLE_MINUTES) {
            throw new IllegalArgumentException("token_idle_minutes in vireo.identity.cfg must be 1 to "
                    + LONGEST_IDLE_MINUTES + ", not " + minutes);
        }
        return Duration.ofMinutes(minutes);
    }

    private static Path secrets() {
        return Path.of(System.getProperty("karaf.data", "data"))
                .resolve("secrets")
                .resolve("admin-password");
    }

    @Override
    public LoginResult login(String name, Secret password) {
        Optional<AccountName> parsed = AccountName.parse(name);
        if (parsed.isEmpty()) {
            passwords.pretend(password);
            return NO;
        }
        Optional<Account> account = accounts.find(parsed.get());
        Optional<Account> known = account.filter(a -> a.enabled() && a.known())
                .filter(accounts::mayLogIn)
                .filter(a -> recent.knows(name, password, a.passwordHash()));
        if (known.isPresent()) {
            return new LoginResult.Accepted(accounts.user(known.get()));
        }
        Duration wait = throttle.wait(name);
        if (!wait.isZero()) {
            return new LoginResult.Rejected(
                    "Too many failed logins. Try again in " + (wait.toSeconds() + 1) + " seconds.");
        }
        return checked(name, password, account);
    }

    private LoginResult checked(String name, Secret password, Optional<Account> account) {
        if (!right(account, password)) {
            throttle.failed(name);
            LOG.warn("A login as {} was rejected", printable(name));
            return NO;
        }
        Account user = account.orElseThrow();
        throttle.succeeded(name);
        if (!accounts.mayLogIn(user)) {
            LOG.warn("A login as {} was rejected: no role lets it log in", printable(name));
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

    /** Names come from outside: they must not forge lines in the log. */
    private static String printable(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}@._-]", "?");
    }

    @Override
    public Token issue(UserId user) {
        return transactions.call(() -> {
            Account account = inventory.get(Account.class, user);
            tell(LOGGED_IN, account, "logged in");
            return tokens.issue(account.id());
        });
    }

    @Override
    public Optional<User> user(Secret token) {
        return transactions.call(() -> tokens.account(token).map(accounts::user));
    }

    @Override
    public Optional<User> user(UserId id) {
        return inventory
                .find(Account.class, id)
                .filter(account -> account.enabled() && account.known())
                .map(accounts::user);
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
