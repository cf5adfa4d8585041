package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vireo.model.VmId;

class SignalTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Signal signal = new Signal();
    private final VmId one = VmId.random();
    private final VmId other = VmId.random();

    private static boolean wakes(Signal.Watch watch, Duration most) throws InterruptedException {
        var begin = System.nanoTime();
        watch.await(most);
        return System.nanoTime() - begin < most.toNanos();
    }

    @Test
    void aChangeWakesWhoWaitsForThatObjectOrForAnything() throws Exception {
        try (var mine = signal.watch(Optional.of(one));
                var foreign = signal.watch(Optional.of(other));
                var any = signal.watch(Optional.empty())) {
            signal.raise(one);

            assertThat(wakes(mine, LONG)).isTrue();
            assertThat(wakes(any, LONG)).isTrue();
            assertThat(wakes(foreign, SHORT)).isFalse();

            signal.raise();
            assertThat(wakes(foreign, LONG)).isTrue();
        }
    }

    @Test
    void aChangeBetweenLookingAndWaitingIsNotLostAndOneBeforeTheLookIsForgotten() throws Exception {
        try (var watch = signal.watch(Optional.of(one))) {
            signal.raise(one);
            watch.look();
            assertThat(wakes(watch, SHORT)).isFalse();

            watch.look();
            signal.raise(one);
            assertThat(wakes(watch, LONG)).isTrue();
        }
    }

    @Test
    void aWaitThatHasBegunEndsAtTheChange() throws Exception {
        try (var watch = signal.watch(Optional.of(one))) {
            var woken = CompletableFuture.supplyAsync(() -> {
                try {
                    return wakes(watch, LONG);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (!woken.isDone()) {
                signal.raise(one);
                Thread.onSpinWait();
            }
            assertThat(woken.get(1, TimeUnit.SECONDS)).isTrue();
        }
    }
}
