package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.auth.Logins.LoginResult;
import org.vireo.engine.api.auth.Logins.User;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Account;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.Secret;
import org.vireo.model.UserId;
import org.vireo.model.VireoException;

final class AccountLoginsStoreTest {
    private static final Duration IDLE = Duration.ofHours(3);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final AccountLogins.Durations DURATIONS =
            new AccountLogins.Durations(IDLE, LONGEST, Duration.ofMinutes(5), Duration.ofMinutes(60));
    private static final Secret WRONG = Secret.of("wrong");
    private static final LoginResult NO = new LoginResult.Rejected("The user name or password is incorrect.");

    @TempDir
    private Path data;

    private final Passwords passwords = new Passwords(new SecureRandom(), 64);
    private final SettableClock clock = new SettableClock();
    private final Recorded events = new Recorded();
    private TestStore store;
    private AccountLogins logins;

    @BeforeEach
    void open() {
        store = new TestStore();
        logins = start();
    }

    private AccountLogins start() {
        return new AccountLogins(
                store.transactions(),
                store.inventory(),
                store.access(),
                events,
                new DirectoryProviders(new NoGuard()),
                new DirectoryAccounts(store.transactions(), store.inventory(), store.access()),
                DURATIONS,
                passwords,
                file(),
                clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return data.resolve("secrets").resolve("admin-password");
    }

    private Secret password() throws Exception {
        return Secret.of(Files.readString(file()).strip());
    }

    private Account admin() {
        return store.inventory().first(Account.class, Where.all()).orElseThrow();
    }

    private void change(Consumer<Account> change) {
        var id = admin().id();
        store.transactions().run(() -> change.accept(store.inventory().get(Account.class, id)));
    }

    private User login() throws Exception {
        LoginResult result = logins.login("admin@internal", password());
        assertThat(result).isInstanceOf(LoginResult.Accepted.class);
        return ((LoginResult.Accepted) result).user();
    }

    @Test
    void handsTheFirstPasswordToTheEnginesUserOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        assertThat(admin().passwordHash())
                .startsWith("$argon2id$")
                .doesNotContain(password().reveal());
        assertThat(admin().domain()).isEqualTo("internal-authz");
        assertThat(login()).isEqualTo(new User(admin().id(), "admin@internal", true));
        assertThat(admin().lastLogin()).contains(clock.instant());
    }

    @Test
    void keepsTheFirstAccountAcrossStarts() throws Exception {
        Secret before = password();

        logins = start();

        assertThat(password()).isEqualTo(before);
        assertThat(store.inventory().count(Account.class, Where.all())).isOne();
        assertThat(login().administrator()).isTrue();
    }

    @Test
    void makesNoAccountWhosePasswordCannotBeHandedOver() throws Exception {
        store.transactions()
                .run(() -> store.inventory().remove(store.inventory().get(Account.class, admin().id())));
        Path blocked = Files.writeString(data.resolve("blocked"), "");

        assertThatThrownBy(() -> new AccountLogins(
                        store.transactions(),
                        store.inventory(),
                        store.access(),
                        events,
                        new DirectoryProviders(new NoGuard()),
                        new DirectoryAccounts(store.transactions(), store.inventory(), store.access()),
                        DURATIONS,
                        passwords,
                        blocked.resolve("admin-password"),
                        clock))
                .isInstanceOf(VireoException.class);
        assertThat(store.inventory().count(Account.class, Where.all())).isZero();
    }

    @Test
    void rejectsAllAlike() throws Exception {
        assertThat(logins.login("admin@internal", WRONG)).isEqualTo(NO);
        assertThat(logins.login("nobody@internal", password())).isEqualTo(NO);
        assertThat(logins.login("admin@elsewhere", password())).isEqualTo(NO);
        assertThat(logins.login("admin", password())).isEqualTo(NO);
        assertThat(logins.login("@", password())).isEqualTo(NO);
        change(account -> account.setEnabled(false));
        assertThat(logins.login("admin@internal", password())).isEqualTo(NO);
    }

    @Test
    void slowsDownWhoGuesses() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(logins.login("admin@internal", WRONG)).isEqualTo(NO);
        }

        assertThat(logins.login("admin@internal", password()))
                .isInstanceOfSatisfying(
                        LoginResult.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("Try again in 2 seconds"));

        clock.pass(Duration.ofSeconds(1));
        assertThat(login().administrator()).isTrue();
    }

    @Test
    void doesNotMakeThoseWaitWhoJustLoggedIn() throws Exception {
        login();
        for (int i = 0; i < 5; i++) {
            logins.login("admin@internal", WRONG);
        }

        assertThat(login().administrator()).isTrue();
    }

    @Test
    void remembersARightPasswordForAMinuteOnlyWhileItIsRight() throws Exception {
        login();
        for (int i = 0; i < 5; i++) {
            logins.login("admin@internal", WRONG);
        }
        String old = admin().passwordHash();

        change(account -> account.setPasswordHash(""));
        assertThat(logins.login("admin@internal", password())).isNotInstanceOf(LoginResult.Accepted.class);
        change(account -> account.setPasswordHash(old));
        assertThat(login().administrator()).isTrue();
        change(account -> account.setEnabled(false));
        assertThat(logins.login("admin@internal", password())).isNotInstanceOf(LoginResult.Accepted.class);
        change(account -> account.setEnabled(true));
        clock.pass(Duration.ofSeconds(61));
        logins.login("admin@internal", WRONG);
        assertThat(logins.login("admin@internal", password())).isNotInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    void knowsWhoseTokenItIsUntilItIsIdleTooLong() throws Exception {
        var user = login();
        var token = logins.issue(user.id());
        assertThat(token.expires()).isEqualTo(clock.instant().plus(IDLE));
        assertThat(logins.user(token.text())).contains(user);

        clock.pass(Duration.ofHours(2));
        assertThat(logins.user(token.text())).contains(user);
        clock.pass(Duration.ofHours(2));
        assertThat(logins.user(token.text())).contains(user);
        store.restart();
        logins = start();
        assertThat(logins.user(token.text())).contains(user);

        clock.pass(IDLE);
        assertThat(logins.user(token.text())).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        logins.issue(user.id());
        assertThat(store.inventory().count(AccessToken.class, Where.all())).isOne();
    }

    @Test
    void aTokenThatIsOnlyLookedAtGrowsOld() throws Exception {
        var user = login();
        var token = logins.issue(user.id());

        clock.pass(Duration.ofHours(2));
        assertThat(logins.look(token.text())).contains(user);
        clock.pass(Duration.ofHours(2));
        assertThat(logins.look(token.text())).isEmpty();
    }

    @Test
    void aTokenEndsHoweverMuchItIsUsed() throws Exception {
        var user = login();
        var token = logins.issue(user.id());

        for (int hour = 1; hour < LONGEST.toHours(); hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(logins.user(token.text())).as("after %d hours", hour).contains(user);
        }
        clock.pass(Duration.ofHours(1));
        assertThat(logins.user(token.text())).isEmpty();
    }

    @Test
    void keepsOnlyHashesOfTokens() throws Exception {
        var token = logins.issue(login().id());

        String kept = store.inventory()
                .first(AccessToken.class, Where.all())
                .orElseThrow()
                .hash();

        assertThat(token.text().reveal()).hasSize(43);
        assertThat(kept).matches("[0-9a-f]{64}");
        assertThat(logins.user(Secret.of(kept))).isEmpty();
    }

    @Test
    void endsTokensOnRequestAndWithTheirAccount() throws Exception {
        var first = logins.issue(login().id());
        var second = logins.issue(login().id());

        logins.revoke(first.text());
        logins.revoke(first.text());
        assertThat(logins.user(first.text())).isEmpty();
        assertThat(logins.user(second.text())).isPresent();

        change(account -> account.setEnabled(false));
        assertThat(logins.user(second.text())).isEmpty();
        assertThat(events.kept).extracting(Event::code).containsExactly(30, 30, 31);
    }

    @Test
    void refusesTokensForNobody() {
        assertThatThrownBy(() -> logins.issue(UserId.random())).isInstanceOf(VireoException.class);
    }

    /** Keeps what is recorded. */
    private static final class Recorded implements Events {
        private final List<Event> kept = new ArrayList<>();

        @Override
        public void record(Event event) {
            kept.add(event);
        }

        @Override
        public long recordExternal(Event event, String origin, int customId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<KeptEvent> list(Query query) {
            throw new UnsupportedOperationException();
        }
    }
}
