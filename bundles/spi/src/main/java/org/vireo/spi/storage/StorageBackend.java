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
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
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
     * Copies what a guest would read from one volume into a new one that reads through to nothing. Both lie in the same domain; nothing
     * may write to the source meanwhile.
     */
    VolumeState copy(Volume source, Volume copy, HostId via, Call call);

    /** Copies an image from the host's import directory into a new volume. */
    VolumeState importImage(Volume volume, String file, HostId via, Call call);

    /**
     * Makes a volume that no virtual machine uses read through to another one than before, or to none; what a guest would read from it
     * stays the same. Only with {@link StorageFeature#REBASE}.
     */
    default VolumeState rebase(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        throw new VireoException(
                ModelError.WRONG_STATE, "storage of type " + type() + " cannot take a volume out of a chain");
    }

    /** Every volume of a domain attached to the host. Only with {@link StorageFeature#LISTING}. */
    default List<VolumeState> volumes(Domain domain, HostId via, Call call) {
        throw new VireoException(ModelError.WRONG_STATE, "storage of type " + type() + " cannot list its volumes");
    }

    /** How a host opens the volume. Pure. */
    DiskSource source(Volume volume, HostId host);
}
