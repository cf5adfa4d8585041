package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.command.Check;
import org.vireo.model.VmStatus;

class VmActionTest {
    static Stream<Arguments> allowed() {
        return Stream.of(
                Arguments.of(VmAction.RUN, "DOWN SUSPENDED PAUSED"),
                Arguments.of(
                        VmAction.STOP,
                        "UP POWERING_UP POWERING_DOWN PAUSED REBOOT_IN_PROGRESS NOT_RESPONDING SUSPENDED"),
                Arguments.of(VmAction.SHUT_DOWN, "UP POWERING_UP POWERING_DOWN REBOOT_IN_PROGRESS"),
                Arguments.of(VmAction.REBOOT, "UP POWERING_UP REBOOT_IN_PROGRESS"),
                Arguments.of(VmAction.SUSPEND, "UP POWERING_UP"),
                Arguments.of(VmAction.PAUSE, "UP POWERING_UP"),
                Arguments.of(VmAction.RESUME, "PAUSED"),
                Arguments.of(VmAction.REMOVE, "DOWN IMAGE_ILLEGAL"),
                Arguments.of(VmAction.COPY, "DOWN"),
                Arguments.of(VmAction.MOVE, "DOWN"));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void isAllowedInTheseStatesOnly(VmAction action, String states) {
        var wanted = List.of(states.split(" "));
        assertThat(Arrays.stream(VmStatus.values())
                        .filter(status -> action.check(status) instanceof Check.Fine)
                        .map(VmStatus::name))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void saysWhatStandsInTheWay() {
        assertThat(VmAction.RUN.check(VmStatus.UP)).isEqualTo(Check.conflict("Cannot run VM. VM is running."));
        assertThat(VmAction.STOP.check(VmStatus.DOWN)).isEqualTo(Check.conflict("Cannot stop VM. VM is not running."));
        assertThat(VmAction.REMOVE.check(VmStatus.UP)).isEqualTo(Check.conflict("Cannot remove VM. VM is running."));
    }

    @Test
    void hasWordsForEveryState() {
        for (var action : VmAction.values()) {
            for (var status : VmStatus.values()) {
                assertThatCode(() -> action.check(status)).doesNotThrowAnyException();
            }
        }
    }
}
