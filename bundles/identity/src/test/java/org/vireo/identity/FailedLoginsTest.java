package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.store.SettableClock;
import org.vireo.model.Severity;

final class FailedLoginsTest {
    private static final String NO = "The user name or password is incorrect.";

    private final List<Event> told = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final FailedLogins failures = new FailedLogins(new Direct(), new Kept(), clock);

    private final class Kept implements Events {
        @Override
        public void record(Event event) {
            told.add(event);
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

    private static final class Direct implements Transactions {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }

    private String last() {
        return told.get(told.size() - 1).message();
    }

    @Test
    void saysWhoFailedFromWhereAndWhy() {
        failures.note("eve@internal", "10.1.2.3", NO);
        failures.note("eve@internal", "", NO);
        assertThat(told)
                .extracting(Event::message)
                .containsExactly(
                        "User eve@internal failed to log in from 10.1.2.3. " + NO,
                        "User eve@internal failed to log in. " + NO);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.code()).isEqualTo(114);
            assertThat(event.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void repetitionsAreCountedAndToldOfLater() {
        for (int i = 0; i < 1000; i++) {
            failures.note("eve@internal", "10.1.2.3", NO);
        }
        assertThat(told).hasSize(1);
        clock.pass(FailedLogins.ROUND);
        failures.note("eve@internal", "10.1.2.3", NO);
        assertThat(told).hasSize(2);
        assertThat(last()).endsWith(" 999 more failed logins before were not told of one by one.");
        clock.pass(FailedLogins.ROUND);
        failures.note("eve@internal", "10.1.2.3", NO);
        assertThat(last()).endsWith(NO);
    }

    @Test
    void manyNamesAndAddressesDoNotMakeManyEvents() {
        for (int i = 0; i < 1000; i++) {
            failures.note("user" + i + "@internal", "10.1.2." + i, NO);
        }
        assertThat(told).hasSize(FailedLogins.MOST);
    }

    @Test
    void namesForgeNothingAndStayShort() {
        failures.note("eve\nUser admin logged in " + "x".repeat(10_000), "fe80::1%eth0\n", NO);
        assertThat(last()).doesNotContain("\n").contains("from fe80::1?eth0?.").hasSizeLessThan(250);
    }
}
