package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Copies an image from the host's import directory into a new volume. An image with a backing or data file or of an unknown format is refused. Repeatable. Immutable.
 *
 * @param target where
 * @param volume its new name
 * @param file plain file name, no path
 * @param format layout wanted
 */
@Verb(name = "storage.import-volume", reply = VolumeState.class)
public record ImportVolume(StorageTarget target, DiskId volume, String file, DiskFormat format)
        implements HostRequest<VolumeState> {
    /** Refuses missing values. */
    public ImportVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
    }
}
