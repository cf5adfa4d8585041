package org.vireo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events.Query;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.Account;
import org.vireo.inventory.EventSubscription;
import org.vireo.inventory.PendingNotification;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.UserId;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;

final class DeliveriesStoreTest {
    private static final Caller CALLER = Caller.engine("corr");
    private static final int HOST_FAILURE = 12;

    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final List<Notification> sent = new ArrayList<>();
    private final List<Instant> attempts = new ArrayList<>();
    private Supplier<Delivery> answer = Delivery.Sent::new;
    private TestStore store;
    private EventPublisher publisher;
    private EventLog log;
    private Channels channels;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        store = new TestStore();
        publisher = new EventPublisher(store.transactions(), store.inventory(), new EventListeners());
        log = new EventLog(store.transactions(), store.inventory(), publisher, clock);
        channels = new Channels();
        channels.guard = new NoGuard();
        deliveries = new Deliveries(
                store.transactions(), store.inventory(), channels, log, Patience.USUAL, clock, "engine.example.com");
    }

    @AfterEach
    void close() {
        publisher.stop();
        store.close();
    }

    @Test
    void tellsSubscribersOfWhatTheyAskedFor() throws Exception {
        channels.bind(new Mailbox());
        subscribe("ada@example.com", "host_failure");
        subscribe("bob@example.com", "vm_failure");
        happens(HOST_FAILURE, "Host alpha is non responsive.");

        deliverAll();

        assertThat(sent).singleElement().satisfies(notification -> {
            assertThat(notification.name()).isEqualTo("host_failure");
            assertThat(notification.message()).isEqualTo("Host alpha is non responsive.");
            assertThat(notification.engine()).isEqualTo("engine.example.com");
            assertThat(notification.event()).isPositive();
        });
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsNotDeliveredIsTriedAgainUnderTheSameIdAndLessAndLessOften() throws Exception {
        channels.bind(new Mailbox());
        answer = () -> new Delivery.TryLater("busy");
        subscribe("ada@example.com", "host_failure");
        happens(HOST_FAILURE, "gone");

        deliverAll();
        assertThat(waiting())
                .singleElement()
                .extracting(PendingNotification::attempts)
                .isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.between(clock.instant(), waiting().get(0).due()));
            deliverAll();
        }
        answer = Delivery.Sent::new;
        clock.pass(Duration.ofHours(1));
        deliverAll();

        assertThat(sent)
                .extracting(Notification::id)
                .hasSize(5)
                .containsOnly(sent.get(0).id());
        assertThat(Duration.between(attempts.get(0), attempts.get(1))).isEqualTo(Duration.ofSeconds(30));
        assertThat(Duration.between(attempts.get(2), attempts.get(3))).isEqualTo(Duration.ofSeconds(120));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void wishOfTheOtherSideIsRespected() throws Exception {
        channels.bind(new Mailbox());
        answer = () -> new Delivery.TryLater("greylisted", Optional.of(Duration.ofMinutes(20)));
        subscribe("ada@example.com", "host_failure");
        happens(HOST_FAILURE, "gone");

        deliverAll();

        assertThat(waiting().get(0).due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void undeliverableIsGivenUpWithAnEvent() throws Exception {
        channels.bind(new Mailbox());
        answer = () -> new Delivery.Undeliverable("There is no such mailbox.");
        subscribe("ada@example.com", "host_failure");
        happens(HOST_FAILURE, "gone");

        deliverAll();

        assertThat(waiting()).isEmpty();
        assertThat(told()).anyMatch(m -> m.contains("ada@example.com") && m.contains("There is no such mailbox."));
    }

    @Test
    void afterADayItIsGivenUpWithTheLastReason() throws Exception {
        channels.bind(new Mailbox());
        answer = () -> new Delivery.TryLater("The server does not answer.");
        subscribe("ada@example.com", "host_failure");
        happens(HOST_FAILURE, "gone");
        deliverAll();

        clock.pass(Duration.ofHours(25));
        deliverAll();

        assertThat(waiting()).isEmpty();
        assertThat(told()).anyMatch(m -> m.contains("The server does not answer."));
    }

    @Test
    void withoutAChannelItWaitsForThePlugin() throws Exception {
        subscribe("ada@example.com", "host_failure");
        happens(HOST_FAILURE, "gone");
        deliverAll();
        assertThat(waiting())
                .singleElement()
                .extracting(PendingNotification::attempts)
                .isEqualTo(0);

        channels.bind(new Mailbox());
        clock.pass(Duration.ofMinutes(2));
        deliverAll();

        assertThat(sent).hasSize(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void channelThatThrowsIsAskedAgain() throws Exception {
        channels.bind(new Mailbox());
        answer = () -> {
            throw new IllegalStateException("defect");
        };
        subscribe("ada@example.com", "host_failure");
        happens(HOST_FAILURE, "gone");

        deliverAll();

        assertThat(waiting())
                .singleElement()
                .extracting(PendingNotification::attempts)
                .isEqualTo(1);
    }

    @Test
    void eventsNobodyAskedForLeaveNothingBehind() throws Exception {
        happens(HOST_FAILURE, "gone");
        subscribe("ada@example.com", "host_failure");
        happens(4711, "something without a name");

        assertThat(waiting()).isEmpty();
    }

    private void subscribe(String address, String event) {
        var account = new Account(UserId.random());
        account.setName(address.substring(0, 3));
        account.setProfile("internal");
        account.setDomain("internal-authz");
        var wish = new EventSubscription(UUID.randomUUID());
        wish.setAccountId(account.id());
        wish.setEvent(event);
        wish.setMethod("smtp");
        wish.setAddress(address);
        store.transactions().run(() -> {
            store.inventory().add(account);
            store.inventory().add(wish);
        });
    }

    private void happens(int code, String message) throws Exception {
        log.record(Event.error(code, CALLER, message));
        publisher.published().get(10, TimeUnit.SECONDS);
        clock.pass(Duration.ofMinutes(1));
    }

    private void deliverAll() {
        while (deliveries.deliverOne()) {
            assertThat(attempts).hasSizeLessThan(100);
        }
    }

    private List<PendingNotification> waiting() {
        return store.transactions().call(() -> store.inventory().list(PendingNotification.class, Where.all()));
    }

    private List<String> told() throws Exception {
        publisher.published().get(10, TimeUnit.SECONDS);
        return log.list(new Query(0, "", 0, "")).stream()
                .map(kept -> kept.event().message())
                .toList();
    }

    private final class Mailbox implements NotificationChannel {
        @Override
        public String type() {
            return "smtp";
        }

        @Override
        public Optional<String> problemWith(String address) {
            return Optional.empty();
        }

        @Override
        public Delivery deliver(Notification notification, Recipient recipient, Instant deadline) {
            attempts.add(clock.instant());
            sent.add(notification);
            return answer.get();
        }
    }
}
