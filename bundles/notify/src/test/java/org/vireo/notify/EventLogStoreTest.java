package org.vireo.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events.KeptEvent;
import org.vireo.engine.api.event.Events.Query;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

final class EventLogStoreTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Query ALL = new Query(0, "", 0, "");
    private static final Caller CALLER = Caller.engine("corr");

    private final List<KeptEvent> heard = new CopyOnWriteArrayList<>();
    private TestStore store;
    private EventListeners listeners;
    private EventPublisher publisher;
    private EventLog log;

    @BeforeEach
    void open() {
        store = new TestStore();
        listeners = new EventListeners();
        listeners.bind(new Bound(heard::add));
        start();
    }

    private void start() {
        publisher = new EventPublisher(store.transactions(), store.inventory(), listeners);
        log = new EventLog(store.transactions(), store.inventory(), publisher, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        publisher.stop();
        store.close();
    }

    private void settle() throws Exception {
        publisher.published().get(10, TimeUnit.SECONDS);
    }

    private List<String> messages(Query query) {
        return log.list(query).stream().map(kept -> kept.event().message()).toList();
    }

    @Test
    void keepsAndTellsWhatWasRecorded() throws Exception {
        var event = Event.error(119, CALLER, "VM hello is down").about("vm", VmId.random());

        log.record(event);
        settle();

        KeptEvent kept = log.list(ALL).get(0);
        assertThat(kept).isEqualTo(new KeptEvent(1, NOON, "vireo", -1, event));
        assertThat(heard).containsExactly(kept);
    }

    @Test
    void tellsNothingOfWhatIsRolledBack() throws Exception {
        assertThatThrownBy(() -> store.transactions().run(() -> {
                    log.record(Event.normal(1, CALLER, "never"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        settle();

        assertThat(log.list(ALL)).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void numbersInOrderOfVisibility() throws Exception {
        var recorded = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> store.transactions().run(() -> {
            log.record(Event.normal(1, CALLER, "began first"));
            store.inventory().flush();
            recorded.countDown();
            await(goOn);
        }));
        await(recorded);
        log.record(Event.normal(1, CALLER, "committed first"));
        settle();
        assertThat(messages(ALL)).containsExactly("committed first");
        goOn.countDown();
        slow.get(10, TimeUnit.SECONDS);
        settle();

        assertThat(messages(ALL)).containsExactly("began first", "committed first");
        assertThat(messages(new Query(1, "", 0, ""))).containsExactly("began first");
        assertThat(heard).extracting(KeptEvent::id).containsExactly(1L, 2L);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsTheOrderWithinATransaction() throws Exception {
        store.transactions().run(() -> {
            for (int i = 1; i <= 20; i++) {
                log.record(Event.normal(i, CALLER, "m"));
            }
        });
        settle();

        assertThat(heard).extracting(kept -> kept.event().code()).isSorted().hasSize(20);
    }

    @Test
    void listsWhatIsAskedFor() throws Exception {
        log.record(Event.normal(1, CALLER, "normal"));
        log.record(Event.warning(2, Caller.engine("other"), "warning"));
        log.record(Event.error(3, CALLER, "error"));
        settle();

        assertThat(messages(ALL)).containsExactly("error", "warning", "normal");
        assertThat(messages(new Query(0, "warning", 0, ""))).containsExactly("error", "warning");
        assertThat(messages(new Query(0, "", 1, ""))).containsExactly("error");
        assertThat(messages(new Query(0, "", 0, "other"))).containsExactly("warning");
        assertThat(messages(new Query(3, "", 0, ""))).isEmpty();
        assertThatThrownBy(() -> log.list(new Query(0, "loud", 0, "")))
                .isInstanceOf(VireoException.class)
                .hasMessage("there is no severity loud");
    }

    @Test
    void answersTheNumberOfAnEventFromOutside() {
        var event = Event.warning(9802, CALLER, "disk is getting full");
        log.record(Event.normal(1, CALLER, "before"));

        long id = log.recordExternal(event, "backup", 42);

        assertThat(log.list(ALL).get(0)).isEqualTo(new KeptEvent(id, NOON.plusNanos(1000), "backup", 42, event));
        assertThatThrownBy(() -> log.recordExternal(event, "vireo", 1)).isInstanceOf(VireoException.class);
    }

    @Test
    void publishesAfterARestartWhatWasLeftOver() throws Exception {
        log.record(Event.normal(1, CALLER, "first"));
        settle();
        publisher.stop();
        log.record(Event.normal(1, CALLER, "left over"));
        assertThat(messages(ALL)).containsExactly("first");

        store.restart();
        start();
        settle();

        assertThat(messages(ALL)).containsExactly("left over", "first");
        assertThat(heard).extracting(KeptEvent::id).containsExactly(1L, 2L);
    }

    @Test
    void tellsOthersWhenAListenerFails() {
        var failing = new EventListeners();
        failing.bind(new Bound(event -> {
            throw new IllegalStateException("on purpose");
        }));
        failing.bind(new Bound(heard::add));

        failing.tell(new KeptEvent(1, NOON, "vireo", -1, Event.normal(1, CALLER, "m")));

        assertThat(heard).hasSize(1);
    }

    @Test
    void fetchesAListenerWithItsFirstEventAndLetsItGo() {
        var later = new EventListeners();
        var bound = new Bound(heard::add);
        later.bind(bound);
        assertThat(bound.fetched).isZero();
        later.tell(new KeptEvent(1, NOON, "vireo", -1, Event.normal(1, CALLER, "m")));
        later.tell(new KeptEvent(2, NOON, "vireo", -1, Event.normal(1, CALLER, "m")));
        assertThat(bound.fetched).isEqualTo(1);
        later.unbind(bound);
        assertThat(bound.fetched).isZero();
        later.tell(new KeptEvent(3, NOON, "vireo", -1, Event.normal(1, CALLER, "m")));
        assertThat(heard).hasSize(2);
    }

    @Test
    void forgetsOldEventsButNotTheNewest() throws Exception {
        store.transactions().run(() -> {
            for (int i = 0; i < 700; i++) {
                log.record(Event.normal(i, CALLER, "old"));
            }
        });
        settle();
        var later = Clock.fixed(NOON.plus(Duration.ofDays(31)), ZoneOffset.UTC);
        var retention = new EventRetention(store.transactions(), store.inventory(), Duration.ofDays(30), later);

        assertThat(retention.forget()).isEqualTo(699);

        log.record(Event.normal(1, CALLER, "newer"));
        settle();
        assertThat(log.list(ALL)).extracting(KeptEvent::id).containsExactly(701L, 700L);
        retention.stop();
    }
}
