package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

class SinkQueueTest {
    private static final long RETRY_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Integer> taken = new LinkedBlockingQueue<>();

    @Test
    void offersAgainWhatCouldNotBeTaken() throws InterruptedException {
        var attempts = new AtomicInteger();
        try (var queue = queue(2, batch -> {
            if (attempts.incrementAndGet() < 3) {
                throw new VireoException(HistoryError.WAREHOUSE_UNREACHABLE, "away");
            }
            taken.add(number(batch));
        })) {
            queue.offer(batch(1));
            assertThat(next()).isEqualTo(1);
            assertThat(queue.dropped()).isZero();
        }
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesUpTheOldestAndNeverKeepsWhoeverOffersWaiting() throws InterruptedException {
        var busy = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var queue = queue(2, batch -> {
            busy.countDown();
            await(goOn);
            taken.add(number(batch));
        })) {
            queue.offer(batch(1));
            await(busy);
            queue.offer(batch(2));
            queue.offer(batch(3));
            queue.offer(batch(4));
            assertThat(queue.waiting()).isEqualTo(3);
            assertThat(queue.dropped()).isEqualTo(1);
            goOn.countDown();
            assertThat(List.of(next(), next(), next())).containsExactly(1, 3, 4);
        }
    }

    @Test
    void leavesOutWhatASinkRefuses() throws InterruptedException {
        try (var queue = queue(3, batch -> {
            if (number(batch) == 1) {
                throw new VireoException(HistoryError.FACTS_REFUSED, "not like this");
            }
            taken.add(number(batch));
        })) {
            queue.offer(batch(1));
            queue.offer(batch(2));
            assertThat(next()).isEqualTo(2);
            assertThat(queue.dropped()).isEqualTo(1);
        }
    }

    @Test
    void goesOnWhenASinkMissesAClass() throws InterruptedException {
        try (var queue = queue(3, batch -> {
            if (number(batch) == 1) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
            taken.add(number(batch));
        })) {
            queue.offer(batch(1));
            queue.offer(batch(2));
            assertThat(next()).isEqualTo(2);
            assertThat(queue.dropped()).isEqualTo(1);
        }
    }

    @Test
    void keepsFewerBatchesWhenTheyAreLarge() throws InterruptedException {
        var busy = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        HistorySink sink = batch -> {
            busy.countDown();
            await(goOn);
            taken.add(number(batch));
        };
        try (var queue = new SinkQueue("test", sink, 100, 2, RETRY_MILLIS)) {
            queue.offer(batch(1));
            await(busy);
            for (int number = 2; number <= 5; number++) {
                queue.offer(batch(number));
            }
            assertThat(queue.waiting()).isEqualTo(3);
            assertThat(queue.dropped()).isEqualTo(2);
            goOn.countDown();
            assertThat(List.of(next(), next(), next())).containsExactly(1, 4, 5);
        }
    }

    @Test
    void writesWhatWaitsBeforeItEnds() throws InterruptedException {
        var busy = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var queue = queue(3, batch -> {
            busy.countDown();
            await(goOn);
            taken.add(number(batch));
        });
        queue.offer(batch(1));
        await(busy);
        queue.offer(batch(2));
        queue.offer(batch(3));
        var end = new Thread(queue::close);
        end.start();
        goOn.countDown();
        end.join();
        assertThat(taken).containsExactly(1, 2, 3);
        assertThat(queue.dropped()).isZero();
    }

    @Test
    void doesNotWaitAtItsEndForASinkThatIsAway() {
        var queue = queue(3, batch -> {
            throw new VireoException(HistoryError.WAREHOUSE_UNREACHABLE, "away");
        });
        queue.offer(batch(1));
        queue.offer(batch(2));
        queue.close();
        assertThat(queue.dropped()).isEqualTo(2);
        assertThat(queue.waiting()).isZero();
    }

    private SinkQueue queue(int capacity, HistorySink sink) {
        return new SinkQueue("test", sink, capacity, RETRY_MILLIS);
    }

    private int next() throws InterruptedException {
        var number = taken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(number).as("what comes next").isNotNull();
        return number;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Fact> batch(int number) {
        return List.of(
                new Fact(Fact.Type.SAMPLE, "host", Instant.EPOCH, Duration.ofMinutes(1), Map.of("number", number)));
    }

    private static int number(List<Fact> batch) {
        return (Integer) batch.get(0).values().get("number");
    }
}
