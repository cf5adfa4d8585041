package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.JobStatus;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Lets the engine die at every place it could, and looks at what the next one makes of it. */
class CrashTest {
    private static TestStore store;
    private static Thread.UncaughtExceptionHandler before;

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

    static Stream<String> places() {
        return Stream.concat(
                Stream.of("kept", "before complete", "completed"),
                World.PARTS.stream().flatMap(part -> Stream.of("before " + part, "begun " + part, "did " + part)));
    }

    static Stream<String> placesOnTheWayBack() {
        return Stream.concat(
                Stream.of("failed paint", "before abandon", "abandoned"),
                World.PARTS.stream().flatMap(part -> Stream.of("before undo " + part, "undid " + part)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void finishesTheJobAfterADeath(String place) throws Exception {
        var engine = new Engine(store).startDyingAt(place);
        die(engine);
        engine.start();
        Engine.until(() -> engine.lastStatus() == JobStatus.FINISHED);
        assertThat(engine.world.built()).containsExactlyElementsOf(World.PARTS);
        assertThat(engine.world.operations.stream().distinct()).hasSize(3);
        assertThat(engine.site()).isEqualTo("house, painted done");
        assertThat(engine.locks()).isZero();
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("placesOnTheWayBack")
    void takesAllBackAfterADeathOnTheWayBack(String place) throws Exception {
        var engine = new Engine(store).startDyingAt(place);
        failAtThePaint(engine);
        die(engine);
        engine.start();
        Engine.until(() -> engine.lastStatus() == JobStatus.FAILED);
        assertThat(engine.world.built()).isEmpty();
        assertThat(engine.site()).isEqualTo("meadow: no brush");
        assertThat(engine.locks()).isZero();
        engine.close();
    }

    @Test
    void diesAtEveryPlaceThereIs() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        var good = new Engine(store).start("node-1", seen::add);
        good.run(Engine.house());
        good.close();
        var bad = new Engine(store).start("node-1", seen::add);
        failAtThePaint(bad);
        bad.run(Engine.house());
        bad.close();
        assertThat(List.copyOf(seen))
                .allSatisfy(place -> assertThat(Stream.concat(places(), placesOnTheWayBack()))
                        .contains(place));
    }

    private static void failAtThePaint(Engine engine) {
        engine.world.onRun = part -> {
            if (part.equals("paint")) {
                throw new VireoException(ModelError.HOST_FAILED, "no brush");
            }
        };
    }

    private static void die(Engine engine) throws InterruptedException {
        try {
            engine.submit(Engine.house());
        } catch (Engine.Killed e) {
            assertThat(e).hasMessage("kept");
        }
        engine.awaitDeath();
    }
}
