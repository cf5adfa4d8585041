package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final CountDownLatch made = new CountDownLatch(2);
    private final Rounds rounds = new Rounds("rounds-of-a-test", this::fail, "a round failed, as the test wants it");

    private void fail() {
        made.countDown();
        throw new IllegalStateException("wanted");
    }

    @AfterEach
    void stop() {
        rounds.stop();
    }

    @Test
    void makesAnotherAfterOneThatFailed() throws Exception {
        rounds.every("a key", 1, 30);
        rounds.now();
        assertThat(made.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhichSecondsItTakes() {
        assertThatThrownBy(() -> rounds.every("vireo.some: look_seconds", 31, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vireo.some: look_seconds must be from 1 to 30");
        assertThatThrownBy(() -> rounds.every("vireo.some: look_seconds", 0, 30))
                .hasMessage("vireo.some: look_seconds must be from 1 to 30");
        assertThatThrownBy(() -> rounds.every("vireo.some: sweep_seconds", 0))
                .hasMessage("vireo.some: sweep_seconds must be at least 1");
    }
}
