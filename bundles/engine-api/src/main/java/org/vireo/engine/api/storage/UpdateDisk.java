package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;

/**
 * Changes a disk; a greater size grows it. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param size new virtual size, not below the old
 * @param shareable new value
 * @param wipeAfterDelete new value
 * @param passthrough whether guests are to speak SCSI with it themselves, if it is a LUN
 */
public record UpdateDisk(
        DiskId id,
        DetailsChange details,
        Optional<ByteSize> size,
        Optional<Boolean> shareable,
        Optional<Boolean> wipeAfterDelete,
        Optional<Boolean> passthrough)
        implements Command {
    /** Refuses missing values. */
    public UpdateDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(shareable, "shareable");
        Objects.requireNonNull(wipeAfterDelete, "wipeAfterDelete");
        passthrough = passthrough == null ? Optional.empty() : passthrough;
    }

    /** Leaves alone how guests speak with it. */
    public UpdateDisk(
            DiskId id,
            DetailsChange details,
            Optional<ByteSize> size,
            Optional<Boolean> shareable,
            Optional<Boolean> wipeAfterDelete) {
        this(id, details, size, shareable, wipeAfterDelete, Optional.empty());
    }
}
