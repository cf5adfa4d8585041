package org.vireo.engine.api.storage;

import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;

/**
 * Volumes behind disks, whatever backend holds them. Steps of other bundles use it. Thread-safe; methods with a {@link Call} block until
 * its deadline at most, are repeatable, and throw {@link org.vireo.model.VireoException}.
 */
@ProviderType
public interface Volumes {
    /** Kinds of storage driver a host needs to use the disk; pure. */
    String typeOf(DiskId disk);

    /** The only host that reaches the disk, if its storage is local to one. */
    Optional<HostId> boundTo(DiskId disk);

    /** The disk's domain as hosts know it, if all of them reach it and it keeps records. */
    Optional<StorageTarget> shared(DiskId disk);

    /** Makes the disk's domain usable on the host and says how the hypervisor opens the disk. */
    DiskSource prepare(DiskId disk, HostId host, Call call);

    /** Creates the volume of a disk of the inventory as it is described there; its backing disk must exist. Keeps the space it takes. */
    VolumeState create(DiskId disk, Call call);

    /** Looks through the host at the LUN that a disk is, takes it for the disk and keeps its size; refused when it is something else. */
    ByteSize takeLun(DiskId disk, HostId host, Call call);

    /** Creates the volume of a disk as a full copy of another, through a host that reaches both. */
    VolumeState copy(DiskId source, DiskId target, Call call);

    /**
     * Creates the volume of a disk as a full copy of an image that a snapshot of another disk holds; nothing may be done
     * with that image meanwhile, but it may be read through.
     */
    VolumeState copyImage(DiskId disk, UUID image, DiskFormat format, DiskId target, Call call);

    /** Creates the volume of a disk from an image in a host's import directory. */
    VolumeState importImage(DiskId disk, HostId host, String file, Call call);

    /** Grows the volume. */
    VolumeState resize(DiskId disk, ByteSize size, Call call);

    /** Removes the volume of a disk; none is fine. */
    void delete(DiskId disk, Call call);

    /**
     * Removes the volume of a disk that was to be made and is not wanted after all. One that cannot be removed now does not stop the way
     * back: it is noted, and removed when that can be.
     */
    default void takeBack(DiskId disk, Call call) {
        delete(disk, call);
    }
}
