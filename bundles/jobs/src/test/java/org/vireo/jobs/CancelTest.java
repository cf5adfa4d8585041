package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.JobStatus;
import org.vireo.model.UserId;

/** Jobs that somebody ends before their time, also when the engine dies meanwhile. */
class CancelTest {
    private static final Caller OTHER =
            new Caller(UserId.of("00000000-0000-0000-0000-00000000000b"), "eve@internal", false, "request-2");

    private static TestStore store;
    private static Thread.UncaughtExceptionHandler before;

    private Engine engine;

    @BeforeAll
    static void open() {
        store = new TestStore();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> assertThat(e).isInstanceOf(Engine.Killed.class));
    }

    @AfterAll
    static void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        store.close();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    /** Cancelled while a part is being made. */
    private void cancelDuring(String part, Caller caller) {
        engine.world.onRun = made -> {
            if (made.equals(part)) {
                engine.cancelLast(caller);
            }
        };
    }

    @Test
    void isTakenBackBeforeTheNextStep() throws Exception {
        engine = new Engine(store).start();
        cancelDuring("walls", Engine.ADMIN);

        var outcome = engine.run(Engine.house());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why()).isEqualTo("It was cancelled by engine."));
        assertThat(engine.lastHouse()).isEqualTo(JobStatus.ABORTED);
        assertThat(engine.world.built()).isEmpty();
        assertThat(engine.world.operations).hasSize(1);
        assertThat(engine.site()).isEqualTo("meadow: It was cancelled by engine.");
        assertThat(engine.locks()).isZero();
    }

    @Test
    void isRefusedOnceNothingIsLeftThatCouldBeKeptFromBeginning() throws Exception {
        engine = new Engine(store).start();
        engine.world.onRun = made -> {
            if (made.equals("roof")) {
                assertThatThrownBy(() -> engine.cancelLast(Engine.ADMIN))
                        .isInstanceOf(CommandRefused.class)
                        .hasMessageContaining("cannot be kept from happening");
            }
        };

        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Finished.class);
        assertThatThrownBy(() -> engine.cancelLast(Engine.ADMIN)).hasMessageContaining("It has ended");
    }

    @Test
    void othersThanItsOwnerAreToldOfNoJob() throws Exception {
        engine = new Engine(store).start();
        engine.world.onRun = made -> assertThatThrownBy(() -> engine.cancelLast(OTHER))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("There is no job of yours");

        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Finished.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did walls",
                "cancelled",
                "before undo roof",
                "undid roof",
                "before undo walls",
                "undid walls",
                "before abandon",
                "abandoned"
            })
    void endsClearlyThoughTheEngineDies(String place) throws Exception {
        engine = new Engine(store).startDyingAt(place);
        cancelDuring("walls", Engine.ADMIN);
        assertThat(engine.submit(Engine.house()).job()).isNotNull();
        engine.awaitDeath();
        engine.world.onRun =
                made -> assertThat(made).as("made after it was cancelled").isEqualTo("walls");

        engine.start();

        Engine.until(() -> engine.lastHouse() == JobStatus.ABORTED);
        assertThat(engine.world.built()).isEmpty();
        assertThat(engine.site()).isEqualTo("meadow: It was cancelled by engine.");
        assertThat(engine.locks()).isZero();
    }
}
