package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.auth.Logins.LoginResult;
import org.vireo.engine.api.auth.Logins.LoginResult.Accepted;
import org.vireo.engine.api.auth.Logins.LoginResult.Rejected;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.engine.api.directory.DirectoryEntry;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.Account;
import org.vireo.inventory.Permission;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.GroupId;
import org.vireo.model.Secret;
import org.vireo.model.UserId;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.RejectionReason;

final class DirectoryLoginsStoreTest {
    private static final Secret RIGHT = Secret.of("right");
    private static final DirectoryGroup ADMINS = new DirectoryGroup("g-1", "admins", "Those who may");
    private static final DirectoryGroup OTHERS = new DirectoryGroup("g-2", "others", "");

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock();
    private final PlayedDirectory directory = new PlayedDirectory("corp");
    private final DirectoryProviders providers = new DirectoryProviders(new NoGuard());
    private TestStore store;
    private DirectoryAccounts accounts;
    private PluggedDirectories plugged;
    private AccountLogins logins;

    @BeforeEach
    void open() {
        store = new TestStore();
        accounts = new DirectoryAccounts(store.transactions(), store.inventory(), store.access());
        plugged = new PluggedDirectories(providers, accounts);
        logins = new AccountLogins(
                store.transactions(),
                store.inventory(),
                store.access(),
                new Unheard(),
                providers,
                accounts,
                new AccountLogins.Durations(
                        Duration.ofHours(3), Duration.ofHours(24), Duration.ofMinutes(5), Duration.ofMinutes(60)),
                new Passwords(new SecureRandom(), 64),
                data.resolve("password"),
                clock);
        directory.put("u-1", "jane", Optional.empty(), ADMINS, OTHERS);
        providers.add(directory);
    }

    @AfterEach
    void close() {
        directory.silence.countDown();
        store.close();
    }

    private LoginResult login(String name) {
        return logins.login(name, RIGHT);
    }

    private GroupId addGroup(DirectoryGroup group) {
        var entry = new DirectoryEntry(true, group.id(), group.name(), "", "", "", "", group.description());
        return new GroupId(plugged.keep("corp-authz", entry));
    }

    private void grant(Optional<UserId> user, Optional<GroupId> group) {
        var permission = new Permission(UUID.randomUUID());
        permission.setRoleId(PredefinedRoles.SUPER_USER);
        permission.setAccountId(user);
        permission.setGroupId(group);
        permission.setObjectKind("system");
        permission.setObjectId(Permit.SYSTEM);
        permission.setCreated(Instant.now());
        store.transactions().run(() -> store.inventory().add(permission));
    }

    private Optional<Account> account(String name) {
        return store.inventory().first(Account.class, Where.equal("name", name).andEqual("profile", "corp"));
    }

    @Test
    void usersWithoutARoleAreRefusedAndLeaveNoTrace() {
        assertThat(login("jane@corp")).isEqualTo(AccountLogins.FORBIDDEN);
        assertThat(account("jane")).isEmpty();
        assertThat(store.inventory().count(UserGroup.class, Where.equal("domain", "corp-authz")))
                .isZero();
    }

    @Test
    void aGroupsRoleLetsItsMembersIn() {
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));

        var user = ((Accepted) login("jane@corp")).user();

        assertThat(user.name()).isEqualTo("jane@corp");
        assertThat(user.administrator()).isTrue();
        assertThat(account("jane").orElseThrow().known()).isTrue();
        assertThat(store.access().groups(user.id())).hasSize(2);
    }

    @Test
    void whoLeftTheGroupIsRefusedAtTheNextLogin() {
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));
        login("jane@corp");
        directory.put("u-1", "jane", Optional.empty(), OTHERS);
        clock.pass(Duration.ofMinutes(2));

        assertThat(login("jane@corp")).isEqualTo(AccountLogins.FORBIDDEN);
    }

    @Test
    void renamedUsersKeepTheirAccountAndOthersDoNotInheritIt() {
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));
        var before = ((Accepted) login("jane@corp")).user().id();
        directory.put("u-1", "jane.doe", Optional.empty(), ADMINS);
        directory.put("u-2", "jane", Optional.empty(), ADMINS);

        clock.pass(Duration.ofMinutes(2));
        var newcomer = ((Accepted) login("jane@corp")).user().id();
        var renamed = ((Accepted) login("jane.doe@corp")).user().id();

        assertThat(renamed).isEqualTo(before);
        assertThat(newcomer).isNotEqualTo(before);
    }

    @Test
    void groupsOfOneNameAreTwoGroups() {
        directory.put("u-1", "jane", Optional.empty(), ADMINS, new DirectoryGroup("g-9", "admins", ""));
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));

        var user = ((Accepted) login("jane@corp")).user();

        assertThat(store.access().groups(user.id())).hasSize(2);
        clock.pass(Duration.ofMinutes(2));
        assertThat(login("jane@corp")).isInstanceOf(Accepted.class);
    }

    @Test
    void closedAccountsAreToldSo() {
        directory.put("u-1", "jane", Optional.of(RejectionReason.DISABLED), ADMINS);

        assertThat(login("jane@corp")).isEqualTo(new Rejected("The user account is disabled."));
        assertThat(logins.login("jane@corp", Secret.of("wrong"))).isEqualTo(AccountLogins.NO);
        assertThat(login("nobody@corp")).isEqualTo(AccountLogins.NO);
        assertThat(login("jane@nowhere")).isEqualTo(AccountLogins.NO);
    }

    @Test
    void guessingIsSlowedDownWhateverTheCaseOfTheName() {
        IntStream.range(0, 5).forEach(i -> logins.login(i % 2 == 0 ? "jane@corp" : "JANE@corp", Secret.of("wrong")));

        assertThat(((Rejected) login("Jane@corp")).reason()).startsWith("Too many failed logins.");
    }

    @Test
    void closedAccountsLoseTheirSessionsWithinMinutes() {
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));
        var user = ((Accepted) login("jane@corp")).user().id();
        var token = logins.issue(user).text();
        directory.put("u-1", "jane", Optional.of(RejectionReason.DISABLED), ADMINS);

        assertThat(logins.user(token)).isPresent();
        clock.pass(Duration.ofMinutes(6));
        assertThat(logins.user(token)).isEmpty();
        assertThat(logins.user(user)).isEmpty();
        directory.put("u-1", "jane", Optional.empty(), ADMINS);
        assertThat(logins.user(token)).isEmpty();
        assertThat(login("jane@corp")).isInstanceOf(Accepted.class);
    }

    @Test
    void aGroupLeftTakesItsRoleAwayWithinMinutes() {
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));
        var user = ((Accepted) login("jane@corp")).user().id();
        directory.put("u-1", "jane", Optional.empty(), OTHERS);

        clock.pass(Duration.ofMinutes(6));
        logins.user(user);

        assertThat(store.access().superUser(user)).isFalse();
    }

    @Test
    void whileADirectoryIsDownItsUsersStayForAWhile() {
        grant(Optional.empty(), Optional.of(addGroup(ADMINS)));
        var user = ((Accepted) login("jane@corp")).user().id();
        directory.down = true;

        clock.pass(Duration.ofMinutes(6));
        assertThat(logins.user(user)).isPresent();
        clock.pass(Duration.ofMinutes(60));
        assertThat(logins.user(user)).isEmpty();
        directory.down = false;
        clock.pass(Duration.ofMinutes(1));
        assertThat(logins.user(user)).isPresent();
    }

    @Test
    void aSilentDirectoryHoldsUpNobodyElse() {
        var other = new PlayedDirectory("other");
        other.put("u-1", "kim", Optional.empty(), OTHERS);
        providers.add(other);
        directory.silence = new CountDownLatch(1);
        var stuck = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> login("jane@corp")))
                .toList();

        var start = System.nanoTime();
        assertThat(login("kim@other")).isEqualTo(AccountLogins.FORBIDDEN);
        assertThat(logins.login("admin@internal", Secret.of("wrong"))).isEqualTo(AccountLogins.NO);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        directory.down = true;
        directory.silence.countDown();
        assertThat(stuck)
                .allSatisfy(one -> assertThat(((Rejected) one.join()).reason()).contains("cannot be asked"));
    }

    @Test
    void aDirectoryThatKeepsFailingIsLeftAloneForAWhile() {
        directory.down = true;
        IntStream.range(0, 3).forEach(i -> login("jane@corp"));
        var asked = directory.asked;

        login("jane@corp");

        assertThat(directory.asked).isEqualTo(asked);
    }

    @Test
    void theFirstOfTwoDirectoriesOfOneProfileCounts() {
        var second = new PlayedDirectory("corp");
        second.put("u-7", "mallory", Optional.empty(), ADMINS);
        providers.add(second);

        assertThat(plugged.list()).hasSize(1);
        assertThat(plugged.byName("corp-authz", false, "mallory")).isEmpty();
        providers.remove(directory);
        assertThat(plugged.byName("corp-authz", false, "mallory")).isPresent();
    }

    @Test
    void noDirectoryPosesAsTheEnginesOwn() {
        providers.add(new PlayedDirectory("internal"));

        assertThat(plugged.list()).extracting(d -> d.profile()).containsExactly("corp");
    }

    /** Nobody listens. */
    private static final class Unheard implements Events {
        @Override
        public void record(Event event) {}

        @Override
        public long recordExternal(Event event, String origin, int customId) {
            return 0;
        }

        @Override
        public List<KeptEvent> list(Query query) {
            return List.of();
        }
    }
}
