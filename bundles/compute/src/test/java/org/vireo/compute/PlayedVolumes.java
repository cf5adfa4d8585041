package org.vireo.compute;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;

/** Volumes in memory. Thread-safe. */
final class PlayedVolumes implements Volumes {
    private final TestStore store;
    final Set<DiskId> images = ConcurrentHashMap.newKeySet();
    final Set<HostId> badHosts = ConcurrentHashMap.newKeySet();
    volatile Optional<HostId> bound = Optional.empty();
    volatile boolean full;
    volatile Optional<StorageTarget> shared = Optional.empty();

    PlayedVolumes(TestStore store) {
        this.store = store;
    }

    @Override
    public String typeOf(DiskId disk) {
        return "local";
    }

    @Override
    public Optional<HostId> boundTo(DiskId disk) {
        return bound;
    }

    @Override
    public Optional<StorageTarget> shared(DiskId disk) {
        return shared;
    }

    @Override
    public DiskSource prepare(DiskId disk, HostId host, Call call) {
        if (badHosts.contains(host)) {
            throw new VireoException(ModelError.HOST_FAILED, "the storage cannot be mounted");
        }
        return new DiskSource.FileDisk("/images/" + disk, DiskFormat.COW);
    }

    @Override
    public VolumeState create(DiskId disk, Call call) {
        var backing = store.transactions()
                .call(() -> store.inventory().get(Disk.class, disk))
                .backingDiskId();
        return make(disk, backing);
    }

    @Override
    public ByteSize takeLun(DiskId disk, HostId host, Call call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VolumeState copy(DiskId source, DiskId target, Call call) {
        if (!images.contains(source)) {
            throw new VireoException(ModelError.HOST_FAILED, "no image " + source);
        }
        return make(target, Optional.empty());
    }

    @Override
    public VolumeState copyImage(DiskId disk, UUID image, DiskFormat format, DiskId target, Call call) {
        return copy(new DiskId(image), target, call);
    }

    private VolumeState make(DiskId disk, Optional<DiskId> backing) {
        if (full) {
            throw new VireoException(ModelError.HOST_FAILED, "no space left");
        }
        images.add(disk);
        return new VolumeState(disk, DiskFormat.COW, ByteSize.ofGiB(1), ByteSize.ofMiB(1), backing);
    }

    @Override
    public VolumeState importImage(DiskId disk, HostId host, String file, Call call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VolumeState resize(DiskId disk, ByteSize size, Call call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(DiskId disk, Call call) {
        if (full) {
            throw new VireoException(ModelError.HOST_FAILED, "the storage cannot be reached");
        }
        images.remove(disk);
    }
}
