package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;

/** What types of storage do whose place is a server that may fall silent; a plugin's test starts a real one. */
public abstract class StorageServerContract extends StorageBackendContract {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    /** Where the place of {@link #settings} is. */
    protected abstract LabServer server();

    /** What works for {@link #hosts}. */
    protected abstract StorageDriver driver();

    /** Whether the driver speaks with the server itself; false where something on this machine stands in for it. */
    protected boolean speaksWithServer() {
        return true;
    }

    @Test
    void serverThatFallsSilentEndsACallByItsDeadline() {
        assumeTrue(speaksWithServer());
        attach();
        make(DiskFormat.COW, Optional.empty());
        server().freeze();
        try {
            assertUnreachable(BRIEFLY, () -> driver().inspect(target(), within(BRIEFLY)));
            assertUnreachable(BRIEFLY, () -> driver().volumes(target(), within(BRIEFLY)));
        } finally {
            server().thaw();
        }
        assertThat(driver().volumes(target(), soon())).hasSize(1);
    }

    /** A new volume of the domain. */
    protected final DiskId make(DiskFormat format, Optional<DiskId> backing) {
        var id = DiskId.random();
        make(new VolumeSpec(id, format, SIZE, false, backing));
        return id;
    }

    /** The domain as the driver is told of it. */
    protected final StorageTarget target() {
        return new StorageTarget(domain().id(), backend().type(), settings());
    }

    /** A call with as much time as any server needs. */
    protected static HostCall soon() {
        return within(SOON);
    }

    /** A call that ends after a time. */
    protected static HostCall within(Duration time) {
        return new HostCall(OperationId.random(), Instant.now().plus(time));
    }

    /** Ends with an error of the outside world no later than a second after {@code patience}. */
    protected static void assertUnreachable(Duration patience, ThrowingCallable action) {
        var begin = Instant.now();
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code().name()).isEqualTo("UNREACHABLE"));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(patience.plusSeconds(1));
    }
}
