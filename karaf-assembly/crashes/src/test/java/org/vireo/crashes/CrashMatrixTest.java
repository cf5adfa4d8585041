package org.vireo.crashes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.vireo.crashes.Accident.Kind;
import org.vireo.crashes.Results.End;

/**
 * Lets engine and host die at every place of every operation on images, on real images, and looks at what the next ones make of it: the
 * old state or the new one, and nothing else.
 */
class CrashMatrixTest {
    private static final int SIDE_BY_SIDE = 2;
    private static final Results RESULTS = new Results();
    private static final BlockingQueue<World> WORLDS = new ArrayBlockingQueue<>(SIDE_BY_SIDE);

    @BeforeAll
    static void open() {
        for (var world = 0; world < SIDE_BY_SIDE; world++) {
            WORLDS.add(new World());
        }
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        for (var world = 0; world < SIDE_BY_SIDE; world++) {
            WORLDS.take().close();
        }
        RESULTS.print();
    }

    private static <T> T play(World.Act<T> act) throws InterruptedException, SQLException, IOException {
        var world = WORLDS.take();
        try {
            return world.play(act);
        } finally {
            WORLDS.add(world);
        }
    }

    @TestFactory
    Stream<DynamicNode> endsInTheOldStateOrTheNewOne() {
        var only = Pattern.compile(System.getProperty("vireo.crashes.of", ""));
        return Operations.all().stream()
                .filter(operation -> only.matcher(operation.name()).find())
                .map(operation -> dynamicContainer(operation.name(), cases(operation)));
    }

    private static Stream<DynamicNode> cases(Operation operation) {
        return Stream.of(operation).flatMap(CrashMatrixTest::rehearsed);
    }

    private static Stream<DynamicNode> rehearsed(Operation operation) {
        try {
            var rehearsed = play(scene -> Rehearsed.of(operation, scene));
            var accidents = new ArrayList<>(rehearsed.telling());
            if (!"quick".equals(System.getProperty("vireo.crashes"))) {
                accidents.clear();
                accidents.addAll(rehearsed.ofEngines());
                accidents.addAll(rehearsed.ofHosts());
                accidents.addAll(onTheWayBack(rehearsed));
            }
            return accidents.stream()
                    .map(accident -> dynamicTest(accident.toString(), () -> meet(rehearsed, accident)));
        } catch (InterruptedException | SQLException | IOException e) {
            throw new IllegalStateException(operation + " could not be rehearsed", e);
        }
    }

    private static List<Accident> onTheWayBack(Rehearsed rehearsed)
            throws InterruptedException, SQLException, IOException {
        var found = List.<Accident>of();
        for (var call = rehearsed.calls(); call > 0 && found.isEmpty(); call--) {
            var number = call;
            found = play(scene -> Rehearsed.onTheWayBack(rehearsed.operation(), number, scene));
        }
        return found;
    }

    private static void meet(Rehearsed rehearsed, Accident accident) throws Exception {
        var began = System.nanoTime();
        var end = play(scene -> end(rehearsed, accident, scene));
        RESULTS.add(rehearsed.operation(), accident, end, System.nanoTime() - began);
    }

    private static End end(Rehearsed rehearsed, Accident accident, Scene scene) throws InterruptedException {
        var operation = rehearsed.operation();
        operation.before().accept(scene);
        var command = operation.command().apply(scene);
        var finished = accident.deadly() ? scene.survive(command, accident) : scene.run(command, accident.happens());
        scene.requireNoLocks();
        assertThat(finished || accident.lasting())
                .as("nothing stood in the way for long")
                .isTrue();
        if (!finished && operation.destroys()) {
            scene.run(command);
            assertThat(State.of(scene).found()).as("done again").isEqualTo(rehearsed.after());
            return End.REPEATED;
        }
        var halfway = !finished && accident.kind() == Kind.AGENT_LATE;
        var state = halfway ? State.halfway(scene) : State.of(scene);
        assertThat(state.found())
                .as(finished ? "finished, so the new state" : "failed, so the old state")
                .isEqualTo(finished ? rehearsed.after() : rehearsed.before());
        if (halfway) {
            scene.run(command);
            assertThat(State.of(scene).found()).as("done again").isEqualTo(rehearsed.after());
        }
        if (!accident.lasting()) {
            assertThat(state.leftOver()).as("left over").isEmpty();
        }
        scene.sweep();
        assertThat(State.of(scene).leftOver()).as("left over for ever").isEmpty();
        return state.leftOver().isEmpty()
                ? finished ? End.NEW : End.OLD
                : finished ? End.NEW_AND_MORE : End.OLD_AND_MORE;
    }
}
