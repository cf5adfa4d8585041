package org.vireo.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.HostCall;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;

/** Storage that consists of books. */
class SimulatedStorageTest {
    @TempDir
    Path directory;

    private final HostCall call = new HostCall(OperationId.random(), Instant.MAX);
    private final StorageTarget target =
            new StorageTarget(new StorageDomainId(UUID.randomUUID()), "localfs", Map.of("path", "/somewhere"));
    private final DiskId disk = new DiskId(UUID.randomUUID());
    private final VolumeSpec spec = new VolumeSpec(disk, DiskFormat.COW, ByteSize.ofGiB(1), false, Optional.empty());

    private SimulatedStorage storage() {
        return new SimulatedStorage(SimulatedStorage.LOCAL, directory, ByteSize.ofGiB(10));
    }

    @Test
    void keepsVolumesOverARestart() {
        var storage = storage();
        storage.attach(target, true, call);
        storage.create(target, spec, call);
        storage.resize(target, disk, ByteSize.ofGiB(2), call);

        assertThat(storage().volume(target, disk, call).size()).isEqualTo(ByteSize.ofGiB(2));
    }

    @Test
    void keepsAVolumeThatAnotherReadsThroughTo() {
        var storage = storage();
        storage.attach(target, true, call);
        storage.create(target, spec, call);
        var above = new DiskId(UUID.randomUUID());
        storage.create(
                target, new VolumeSpec(above, DiskFormat.COW, ByteSize.ofGiB(1), false, Optional.of(disk)), call);

        assertThatThrownBy(() -> storage.delete(target, disk, call)).isInstanceOf(VireoException.class);
        storage.delete(target, above, call);
        storage.delete(target, disk, call);
        storage.detach(target, true, call);
        assertThatThrownBy(() -> storage.inspect(target, call)).isInstanceOf(VireoException.class);
    }

    @Test
    void hasNoDomainThatNobodyMade() {
        assertThatThrownBy(() -> storage().attach(target, false, call)).isInstanceOf(VireoException.class);
    }
}
