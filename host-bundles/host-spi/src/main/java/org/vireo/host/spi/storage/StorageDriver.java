package org.vireo.host.spi.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.host.spi.HostCall;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;

/**
 * The host half of a type of storage. Published as a service with the property {@code vireo.type}. Thread-safe; every method is
 * repeatable, may block until the deadline of its call, and throws {@link org.vireo.model.VireoException}.
 */
@ConsumerType
public interface StorageDriver {
    /** The kind, the same text as the backend's. */
    String type();

    /** Looks at a place without changing it. */
    StorageProbed probe(StorageTarget target, HostCall call);

    /** Makes a domain usable; with {@code format} its layout is made where none is. */
    StorageSpace attach(StorageTarget target, boolean format, HostCall call);

    /** Ends the use; with {@code wipe} the empty layout is removed, which is refused while volumes are in it. */
    void detach(StorageTarget target, boolean wipe, HostCall call);

    /** Space of an attached domain. */
    StorageSpace inspect(StorageTarget target, HostCall call);

    /** Creates a volume; one of the same shape that is already there is fine. */
    VolumeState create(StorageTarget target, VolumeSpec volume, HostCall call);

    /** Removes a volume; none is fine; refused while another reads through to it. */
    void delete(StorageTarget target, DiskId volume, HostCall call);

    /** Grows a volume. */
    VolumeState resize(StorageTarget target, DiskId volume, ByteSize size, HostCall call);

    /** A volume as it is; {@code OBJECT_NOT_FOUND} when there is none. */
    VolumeState volume(StorageTarget target, DiskId volume, HostCall call);

    /** Every volume. */
    List<VolumeState> volumes(StorageTarget target, HostCall call);

    /**
     * Makes a volume that no virtual machine uses read through to another one than before, or to none; what a guest would read from it
     * stays the same.
     */
    default VolumeState rebase(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take a volume out of a chain");
    }

    /** Copies what a guest would read from one volume into a new one that reads through to nothing. */
    VolumeState copy(StorageTarget target, DiskId source, DiskId copy, DiskFormat format, HostCall call);

    /** Copies an image, already checked by the caller to be a plain file of the import directory, into a new volume. */
    VolumeState importImage(StorageTarget target, DiskId volume, Path image, DiskFormat format, HostCall call);

    /**
     * How this host opens a disk that the engine's half named: a file where it is mounted, or an image with all it reads through to. One
     * that is not this driver's is given back as it is. Asked before each use; may look at the storage.
     */
    default DiskSource open(DiskSource source, HostCall call) {
        return source;
    }
}
