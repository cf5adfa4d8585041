package org.vireo.spi.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;

/**
 * One type of storage. Published as a service with the property {@code vireo.type}. Implementations are thread-safe and keep no state
 * between calls: every method may be repeated under the same operation and then ends in the same state.
 *
 * <p>Methods with a {@link Call} may block until its deadline; they throw {@link org.vireo.model.VireoException}.
 */
@ConsumerType
public interface StorageBackend {
    /** The kind, the same text as the host driver's. */
    String type();

    /** What it can do beyond the minimum. */
    Set<StorageFeature> features();

    /** What an administrator fills in. */
    List<SettingSpec> settings();

    /**
     * Checks settings and fills in defaults. Pure.
     *
     * @throws org.vireo.model.VireoException {@code BAD_VALUE} naming the setting that is wrong
     */
    Map<String, String> check(Map<String, String> settings);

    /** Looks at a place through a host, without changing it. */
    StorageProbed probe(Domain domain, HostId via, Call call);

    /** Makes a domain usable on a host; with {@code format} its layout is made where none is. */
    StorageSpace attach(Domain domain, HostId host, boolean format, Call call);

    /** Ends the use on a host; with {@code wipe} the empty layout is removed as well. */
    void detach(Domain domain, HostId host, boolean wipe, Call call);

    /** Space of a domain attached to the host. */
    StorageSpace inspect(Domain domain, HostId via, Call call);

    /** Creates a volume. */
    VolumeState create(Domain domain, VolumeSpec spec, HostId via, Call call);

    /** Grows a volume that no virtual machine uses. */
    VolumeState resize(Volume volume, ByteSize size, HostId via, Call call);

    /** Removes a volume; none is fine. */
    void delete(Volume volume, HostId via, Call call);

    /**
     * Overwrites what a volume has of its own with zeros, before it is removed; none is fine. No virtual machine may use it. Only with
     * {@link StorageFeature#WIPE}.
     */
    default void wipe(Volume volume, HostId via, Call call) {
        throw new VireoException(ModelError.WRONG_STATE, "storage of type " + type() + " cannot wipe its volumes");
    }

    /**
     * Copies what a guest would read from one volume into a new one that reads through to nothing. Both lie in the same domain; nothing
     * may write to the source meanwhile.
     */
    VolumeState copy(Volume source, Volume copy, HostId via, Call call);

    /**
     * How hosts are told of a domain, for work that reads from it on behalf of another. Pure. Only with {@link StorageFeature#CARRY}.
     */
    default StorageTarget target(Domain domain) {
        throw noCarrying();
    }

    /**
     * Makes a volume of what one in another domain holds, which may be of another type; nothing may write to that one meanwhile. Only with
     * {@link StorageFeature#CARRY}.
     *
     * @param volume the new one
     * @param preallocated whether it takes all its space
     * @param backing what it is to read through to, which must hold what the source reads through to: then only what the source has of its
     *     own is carried
     * @param from where the source lies
     * @param source what is carried
     * @param via a host that reaches both
     */
    default VolumeState carry(
            Volume volume,
            boolean preallocated,
            Optional<DiskId> backing,
            StorageTarget from,
            DiskId source,
            HostId via,
            Call call) {
        throw noCarrying();
    }

    private VireoException noCarrying() {
        return new VireoException(
                ModelError.WRONG_STATE, "volumes of storage of type " + type() + " stay in their domain");
    }

    /** Copies an image from the host's import directory into a new volume. */
    VolumeState importImage(Volume volume, String file, HostId via, Call call);

    /**
     * Makes a volume that no virtual machine uses read through to another one than before, or to none; what a guest would read from it
     * stays the same. What the storage itself wrote down of the chain counts, not what a hypervisor that was cut short left in the images.
     * Only with {@link StorageFeature#REBASE}.
     */
    default VolumeState rebase(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take a volume out of a chain");
    }

    /**
     * A hypervisor made a volume read through to another one than before, or to none, and has written everything out: what the storage
     * wrote down of the chain follows. The volume may be in use. Only with {@link StorageFeature#REBASE}.
     */
    default VolumeState follow(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take a volume out of a chain");
    }

    /**
     * A volume as it is, also while a virtual machine uses it. What it reads through to is told as its image itself has it: a hypervisor
     * may have changed that. Only with {@link StorageFeature#REBASE}.
     */
    default VolumeState state(Volume volume, HostId via, Call call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot tell what a volume reads through to");
    }

    /** Every volume of a domain attached to the host. Only with {@link StorageFeature#LISTING}. */
    default List<VolumeState> volumes(Domain domain, HostId via, Call call) {
        throw new VireoException(ModelError.WRONG_STATE, "storage of type " + type() + " cannot list its volumes");
    }

    /**
     * Keeps a text of at most {@link org.vireo.protocol.storage.WriteRecord#LIMIT} bytes in a domain attached to the host, in place of one
     * of that name: whoever reads it meanwhile gets one of the two whole. Only with {@link StorageFeature#RECORDS}.
     */
    default void writeRecord(Domain domain, RecordName name, String text, HostId via, Call call) {
        throw noRecords();
    }

    /** Removes a record; none is fine. Only with {@link StorageFeature#RECORDS}. */
    default void deleteRecord(Domain domain, RecordName name, HostId via, Call call) {
        throw noRecords();
    }

    /** Names of all records of a domain attached to the host, in no order. Only with {@link StorageFeature#RECORDS}. */
    default List<RecordName> records(Domain domain, HostId via, Call call) {
        throw noRecords();
    }

    /** A record as it lies there; {@code OBJECT_NOT_FOUND} when there is none. Only with {@link StorageFeature#RECORDS}. */
    default String record(Domain domain, RecordName name, HostId via, Call call) {
        throw noRecords();
    }

    private VireoException noRecords() {
        return new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " keeps no records beside its volumes");
    }

    /** How a host opens the volume. Pure. */
    DiskSource source(Volume volume, HostId host);

    /**
     * Has a host ask a server of block storage for its targets.
     *
     * @param settings of the server, with the secrets that who asks is known by
     */
    default List<FoundTarget> targets(Map<String, String> settings, HostId via, Call call) {
        throw noTargets();
    }

    /** Has a host reach a target, and keep what that takes for {@link #luns}. */
    default void logIn(Map<String, String> settings, HostId via, Call call) {
        throw noTargets();
    }

    /** LUNs of a target, or of all that a host is logged in to when no target is named. */
    default List<FoundLun> luns(Map<String, String> settings, HostId via, Call call) {
        throw noTargets();
    }

    /** Has a host reach a LUN that is a disk as a whole, keep what opens it as long as its agent runs, and tell of it. */
    default FoundLun open(LunDisk lun, HostId via, Call call) {
        throw noTargets();
    }

    /** How a host opens such a LUN, after {@link #open} there. Pure. */
    default DiskSource source(LunDisk lun) {
        throw noTargets();
    }

    private VireoException noTargets() {
        return new VireoException(ModelError.WRONG_STATE, "storage of type " + type() + " has no targets");
    }
}
