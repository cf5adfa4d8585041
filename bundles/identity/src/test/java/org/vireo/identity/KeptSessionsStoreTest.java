package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.UserSessions.UserSession;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Account;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

final class KeptSessionsStoreTest {
    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final UserId BERT = new UserId(UUID.randomUUID());
    private static final Duration IDLE = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final List<String> told = new ArrayList<>();
    private TestStore store;
    private Tokens tokens;
    private KeptSessions sessions;

    @BeforeEach
    void open() {
        store = new TestStore();
        tokens = new Tokens(store.inventory(), IDLE, Duration.ofDays(1), new SecureRandom(), clock);
        sessions = new KeptSessions(store.transactions(), store.inventory(), new Bert(), new Told(), clock);
        store.transactions().run(() -> {
            store.inventory().add(account(ANNA, "anna"));
            store.inventory().add(account(BERT, "bert"));
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private final class Told implements Events {
        @Override
        public void record(Event event) {
            told.add(event.message());
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

    /** Bert may do everything, others nothing. */
    private static final class Bert implements Authorizer {
        @Override
        public boolean allowed(Caller caller, Permit permit) {
            return caller.user().equals(BERT);
        }
    }

    private static Account account(UserId id, String name) {
        var account = new Account(id);
        account.setName(name);
        account.setProfile("internal");
        account.setDomain("internal-authz");
        account.setEnabled(true);
        account.setKnown(true);
        return account;
    }

    private static Caller caller(UserId user) {
        return new Caller(user, user.equals(ANNA) ? "anna@internal" : "bert@internal", false, "");
    }

    private Secret issue(UserId user, String from) {
        return store.transactions().call(() -> tokens.issue(user, from).text());
    }

    @Test
    void everybodySeesTheirOwnAndWhoManagesUsersAll() {
        issue(ANNA, "192.0.2.7");
        issue(BERT, "192.0.2.8");
        assertThat(sessions.list(caller(ANNA))).extracting(UserSession::from).containsExactly("192.0.2.7");
        assertThat(sessions.list(caller(BERT))).extracting(UserSession::user).containsExactlyInAnyOrder(ANNA, BERT);
    }

    @Test
    void aSessionThatIsEndedIsWorthNothing() {
        var token = issue(ANNA, "");
        var id = sessions.of(token).orElseThrow();
        sessions.end(id, caller(BERT));
        assertThat(sessions.of(token)).isEmpty();
        assertThat(store.transactions().call(() -> tokens.account(token, true))).isEmpty();
        assertThat(told).containsExactly("A session of user anna@internal was ended by bert@internal.");
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        var id = sessions.of(issue(BERT, "")).orElseThrow();
        assertThatThrownBy(() -> sessions.end(id, caller(ANNA)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("no session " + id);
        assertThat(sessions.list(caller(BERT))).hasSize(1);
        sessions.end(sessions.of(issue(ANNA, "")).orElseThrow(), caller(ANNA));
        assertThat(sessions.list(caller(ANNA))).isEmpty();
    }

    @Test
    void whatHasExpiredIsNoSession() {
        var token = issue(ANNA, "");
        clock.pass(IDLE.plusSeconds(1));
        assertThat(sessions.list(caller(BERT))).isEmpty();
        assertThat(sessions.of(token)).isEmpty();
    }
}
