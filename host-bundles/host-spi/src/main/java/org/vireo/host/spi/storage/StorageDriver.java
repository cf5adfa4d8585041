package org.vireo.host.spi.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.host.spi.HostCall;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

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

    /** Overwrites what a volume has of its own with zeros, before it is removed; none is fine. */
    default void wipe(StorageTarget target, DiskId volume, HostCall call) {
        throw new VireoException(ModelError.WRONG_STATE, "storage of type " + type() + " cannot wipe its volumes");
    }

    /** Grows a volume. */
    VolumeState resize(StorageTarget target, DiskId volume, ByteSize size, HostCall call);

    /**
     * A volume as it is, with what its image itself says that it reads through to, also while a virtual machine uses it; {@code
     * OBJECT_NOT_FOUND} when there is none.
     */
    VolumeState volume(StorageTarget target, DiskId volume, HostCall call);

    /** Every volume. */
    List<VolumeState> volumes(StorageTarget target, HostCall call);

    /**
     * Makes a volume that no virtual machine uses read through to another one than before, or to none; what a guest would read from it
     * stays the same. What the driver wrote down of the chain counts, not what a hypervisor that was cut short left in the images.
     */
    default VolumeState rebase(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take a volume out of a chain");
    }

    /**
     * A hypervisor made a volume read through to another one than before, or to none, and has written everything out: what the driver
     * wrote down of the chain follows. The volume may be in use; it is refused when its image says otherwise.
     */
    default VolumeState follow(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take a volume out of a chain");
    }

    /** Copies what a guest would read from one volume into a new one that reads through to nothing. */
    VolumeState copy(StorageTarget target, DiskId source, DiskId copy, DiskFormat format, HostCall call);

    /**
     * Lets some work read a volume with {@code qemu-img}, such as a driver of another type that makes a volume of it, and gives its result.
     * Nothing may write to the volume meanwhile.
     */
    default <T> T lend(StorageTarget target, DiskId volume, HostCall call, Function<LentVolume, T> work) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " does not let other storage read its volumes");
    }

    /** Makes the volume that is asked for of one that another driver, or this one, lends; one of its name that is there is fine. */
    default VolumeState receive(CarryVolume asked, LentVolume from, HostCall call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take in volumes of other storage");
    }

    /** Copies an image, already checked by the caller to be a plain file of the import directory, into a new volume. */
    VolumeState importImage(StorageTarget target, DiskId volume, Path image, DiskFormat format, HostCall call);

    /**
     * Keeps a text of at most {@link org.vireo.protocol.storage.WriteRecord#LIMIT} bytes beside the volumes, in place of one of that
     * name: whoever reads it meanwhile gets one of the two whole, and it outlasts a loss of power.
     */
    default void writeRecord(StorageTarget target, RecordName name, String text, HostCall call) {
        throw noRecords();
    }

    /** Removes a record; none is fine. */
    default void deleteRecord(StorageTarget target, RecordName name, HostCall call) {
        throw noRecords();
    }

    /** Names of all records, in no order; what else lies beside them is passed over. */
    default List<RecordName> records(StorageTarget target, HostCall call) {
        throw noRecords();
    }

    /** A record as it lies there; {@code OBJECT_NOT_FOUND} when there is none, refused when it is too long. */
    default String record(StorageTarget target, RecordName name, HostCall call) {
        throw noRecords();
    }

    private VireoException noRecords() {
        return new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " keeps no records beside its volumes");
    }

    /** Asks a server of block storage for its targets; domain, target and LUN of what is given are not used. */
    default List<FoundTarget> targets(StorageTarget server, HostCall call) {
        throw noTargets();
    }

    /** Reaches a target, and keeps what that takes until {@link #luns} asks for it; domain and LUN of what is given are not used. */
    default void logIn(StorageTarget target, HostCall call) {
        throw noTargets();
    }

    /** LUNs of a target, or of all that this host is logged in to when none is named; those that do not answer are passed over then. */
    default List<FoundLun> luns(StorageTarget target, HostCall call) {
        throw noTargets();
    }

    /**
     * Reaches a LUN that is a disk as a whole and tells of it; what opens it is kept for {@link #secret} as long as the agent runs. In
     * place of a domain what is given has the id of the disk.
     */
    default FoundLun openLun(StorageTarget target, HostCall call) {
        throw noTargets();
    }

    private VireoException noTargets() {
        return new VireoException(ModelError.WRONG_STATE, "storage of type " + type() + " has no targets");
    }

    /**
     * How this host opens a disk that the engine's half named: a file where it is mounted, or an image with all it reads through to. One
     * that is not this driver's is given back as it is. Asked before each use; may look at the storage.
     */
    default DiskSource open(DiskSource source, HostCall call) {
        return source;
    }

    /**
     * What opens a disk of this driver's that names a secret: the bytes of a key or password. Empty for disks of other drivers. Asked for
     * after {@link #open}; must return at once.
     */
    default Optional<byte[]> secret(NetworkDisk disk) {
        return Optional.empty();
    }
}
