package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.inventory.store.TestStore;

/** Guards of other bundles have a say in commands of their kind. */
class GuardsTest {
    private final TestStore store = new TestStore();
    private final Engine engine = new Engine(store);
    private final List<String> told = new ArrayList<>();
    private Check verdict = Check.FINE;

    @BeforeEach
    void start() {
        engine.guardedBy(new CommandGuard<World.BuildHouse>() {
            @Override
            public Class<World.BuildHouse> command() {
                return World.BuildHouse.class;
            }

            @Override
            public Check check(World.BuildHouse command, Caller caller) {
                return verdict;
            }

            @Override
            public void passed(World.BuildHouse command, Caller caller) {
                told.add(command.colour());
            }
        });
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
        store.close();
    }

    @Test
    void aGuardIsToldOfWhatItLetPass() throws Exception {
        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(told).containsExactly("red");
    }

    @Test
    void aGuardRefusesWithItsOwnWordsAndLeavesNothing() {
        verdict = Check.conflict("Cannot build. The ground is wet.");
        assertThatThrownBy(() -> engine.run(Engine.house()))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("Cannot build. The ground is wet.");
        assertThat(told).isEmpty();
        assertThat(engine.jobs()).isEmpty();
        assertThat(engine.locks()).isZero();
    }

    @Test
    void theCommandsOwnRefusalComesFirst() {
        engine.world.verdict = Check.invalid("No such house.");
        verdict = Check.conflict("Cannot build. The ground is wet.");
        assertThatThrownBy(() -> engine.run(Engine.house())).hasMessage("No such house.");
    }
}
