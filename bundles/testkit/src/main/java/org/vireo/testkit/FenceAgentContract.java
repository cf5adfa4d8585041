package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.vireo.model.ErrorKind;
import org.vireo.model.OperationId;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.FenceTarget;
import org.vireo.spi.fence.PowerState;
import org.vireo.spi.host.Call;

/** What every fence agent must do. Subclasses bring one, and a device of its type whose machine has power at first. */
public abstract class FenceAgentContract {
    /** Occurs in no message. */
    protected static final String PASSWORD = "s3same-never-shown";

    /** What is tested. */
    protected abstract FenceAgent agent();

    /** A device of its type; where it takes a password, {@link #PASSWORD} is the right one. */
    protected abstract FenceTarget target();

    /** A target of its type where no device answers. */
    protected abstract FenceTarget deadTarget();

    private static Call call() {
        return TestCall.to(new TestHosts());
    }

    @Test
    void hasTypes() {
        assertThat(agent().type()).matches("[a-z0-9][a-z0-9._-]{0,63}");
        assertThat(agent().types())
                .contains(target().type())
                .allSatisfy(type -> assertThat(type).matches("[a-z0-9_]{1,64}"));
    }

    @Test
    void refusesTypesItDoesNotKnow() {
        var foreign = new FenceTarget("no_such_type", "192.0.2.1", Optional.empty(), "", Optional.empty(), Map.of());
        assertRefused(() -> agent().status(foreign, call()));
    }

    @Test
    void tellsThePower() {
        assertThat(agent().status(target(), call())).isEqualTo(PowerState.ON);
    }

    @Test
    void cutsAndGivesPowerAndMayBeRepeated() {
        for (int i = 0; i < 2; i++) {
            agent().powerOff(target(), call());
            assertThat(agent().status(target(), call())).isEqualTo(PowerState.OFF);
        }
        for (int i = 0; i < 2; i++) {
            agent().powerOn(target(), call());
            assertThat(agent().status(target(), call())).isEqualTo(PowerState.ON);
        }
    }

    @Test
    void saysThatNoDeviceAnswers() {
        var dead = deadTarget();
        assertRefused(() -> agent().status(dead, call()));
        assertRefused(() -> agent().powerOff(dead, call()));
    }

    @Test
    void endsAtTheDeadline() {
        var late = new TestCall(OperationId.random(), Instant.now().minusSeconds(1), new TestHosts());
        assertRefused(() -> agent().powerOff(target(), late));
        assertThat(agent().status(target(), call())).isEqualTo(PowerState.ON);
    }

    @Test
    void takesOptionsAsValuesOnly() {
        var strange = new FenceTarget(
                target().type(),
                "-x; touch /tmp/never\naction=off",
                Optional.empty(),
                "a\nb=c",
                Optional.of(Secret.of(PASSWORD)),
                Map.of("plug\naction", "off\n"));
        assertRefused(() -> agent().status(strange, call()));
        assertThat(agent().status(target(), call())).isEqualTo(PowerState.ON);
    }

    private static void assertRefused(ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        VireoException.class,
                        e -> assertThat(e.code().kind()).isIn(ErrorKind.EXTERNAL, ErrorKind.INVALID))
                .hasMessageNotContaining(PASSWORD);
    }
}
