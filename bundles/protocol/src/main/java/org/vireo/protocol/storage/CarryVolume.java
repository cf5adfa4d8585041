package org.vireo.protocol.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Makes a volume in one storage domain of what a volume in another holds; the host must have the drivers of both. Repeatable: a volume of
 * that name that is there is whole, because it got its name last. Immutable.
 *
 * @param from where the source lies
 * @param source which is read; nothing may write to it meanwhile, but it may be read through
 * @param to where the new one is to lie
 * @param volume name of the new one
 * @param format layout of the new one
 * @param preallocated whether it takes all its space at once; not with a backing
 * @param backing what the new one is to read through to, which must hold what the source reads through to: then only what the source has
 *     of its own is carried. Empty for one that holds all that a guest would read
 */
@Verb(name = "storage.carry-volume", reply = VolumeState.class)
public record CarryVolume(
        StorageTarget from,
        DiskId source,
        StorageTarget to,
        DiskId volume,
        DiskFormat format,
        boolean preallocated,
        Optional<DiskId> backing)
        implements HostRequest<VolumeState> {
    /** Refuses missing values, and a plain or preallocated volume that reads through to another. */
    public CarryVolume {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(backing, "backing");
        if (backing.isPresent() && (format == DiskFormat.RAW || preallocated)) {
            throw new IllegalArgumentException("volume " + volume + " cannot be raw or preallocated above another");
        }
    }
}
