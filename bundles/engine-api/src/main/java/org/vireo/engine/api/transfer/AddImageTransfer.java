package org.vireo.engine.api.transfer;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.BackupId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPolicy;

/**
 * Lets a client move an image. Immutable.
 *
 * @param id of the transfer
 * @param disk which
 * @param image the frozen image of it, where a snapshot is downloaded
 * @param backup that the disk is read from as it was, where a backup is downloaded
 * @param direction which way
 * @param format what the client sends or wants: raw is what a guest sees; without one the image as it is
 * @param shallow whether only what one image itself holds is moved
 * @param host through which; without one any that reaches the disk
 * @param inactivitySeconds after which the policy counts, 0 for never
 * @param policy what becomes of it when nobody goes on
 */
public record AddImageTransfer(
        ImageTransferId id,
        DiskId disk,
        Optional<UUID> image,
        Optional<BackupId> backup,
        ImageTransferDirection direction,
        Optional<DiskFormat> format,
        boolean shallow,
        Optional<HostId> host,
        int inactivitySeconds,
        ImageTransferPolicy policy)
        implements Command {
    /** Refuses missing values. */
    public AddImageTransfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(backup, "backup");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(policy, "policy");
    }
}
