package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.model.Severity;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;

/** What every way to tell people of events does. A plugin's test extends it, with a real other side. */
public abstract class NotificationChannelContract {
    /** What is tested; the other side answers. */
    protected abstract NotificationChannel channel();

    /** The same with another side that takes connections and never says a word, or does not exist. */
    protected abstract NotificationChannel unanswered();

    /** An address that the other side takes. */
    protected abstract String address();

    /** Texts that are no addresses of this channel. */
    protected abstract List<String> wrongAddresses();

    /** All that has arrived at the other side, as people read it, the oldest first. */
    protected abstract List<String> arrived();

    /** A notification with this message. */
    protected static Notification saying(String message) {
        return new Notification(
                UUID.randomUUID(),
                4711,
                528,
                "host_failure",
                Severity.ERROR,
                Instant.parse("2026-02-28T23:30:00Z"),
                message,
                "admin@internal",
                "engine.example.com");
    }

    /** Half a minute from now. */
    protected static Instant soon() {
        return Instant.now().plusSeconds(30);
    }

    private Recipient recipient() {
        return new Recipient(address(), "Ada Ölmüß");
    }

    @Test
    void hasATypeInSmallLetters() {
        assertThat(channel().type()).matches("[a-z][a-z0-9]*");
    }

    @Test
    void tellsAddressesFromOtherTexts() {
        assertThat(channel().problemWith(address())).isEmpty();
        for (var wrong : wrongAddresses()) {
            assertThat(channel().problemWith(wrong)).as(wrong).isPresent();
        }
    }

    @Test
    void delivers() {
        assertThat(channel().deliver(saying("Host alpha is gone"), recipient(), soon()))
                .isEqualTo(new Delivery.Sent());
        assertThat(arrived()).singleElement().asString().contains("Host alpha is gone", "engine.example.com");
    }

    @Test
    void deliversEveryScriptAsText() {
        for (var odd :
                List.of("Größe 主機 <b>&amp;", "two\r\nBcc: someone@else.example", ".\r\nQUIT", "x".repeat(10_000))) {
            assertThat(channel().deliver(saying(odd), recipient(), soon())).isEqualTo(new Delivery.Sent());
        }
        assertThat(arrived()).hasSize(4);
        assertThat(arrived().get(0)).contains("Größe 主機 <b>&amp;");
    }

    @Test
    void refusesWrongAddressesForGood() {
        for (var wrong : wrongAddresses()) {
            if (!wrong.isBlank()) {
                assertThat(channel().deliver(saying("x"), new Recipient(wrong, ""), soon()))
                        .as(wrong)
                        .isInstanceOf(Delivery.Undeliverable.class);
            }
        }
        assertThat(arrived()).isEmpty();
    }

    @Test
    void triesLaterWhereNobodyAnswersInTime() {
        var deadline = Instant.now().plusSeconds(2);
        var outcome = unanswered().deliver(saying("x"), recipient(), deadline);
        assertThat(outcome).isInstanceOf(Delivery.TryLater.class);
        assertThat(Duration.between(deadline, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void doesNotBeginAfterTheDeadline() {
        var outcome = channel().deliver(saying("x"), recipient(), Instant.now().minusSeconds(1));
        assertThat(outcome).isInstanceOf(Delivery.TryLater.class);
        assertThat(arrived()).isEmpty();
    }
}
