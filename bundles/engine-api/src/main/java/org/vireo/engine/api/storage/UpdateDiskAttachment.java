package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;

/**
 * Changes how a virtual machine uses a disk. Immutable.
 *
 * @param vm whose
 * @param disk which
 * @param attachment new value
 * @param bootable new value
 * @param active new value
 * @param readOnly new value
 * @param extras attributes of API v4 kept for clients without acting on them, a new JSON object
 */
public record UpdateDiskAttachment(
        VmId vm,
        DiskId disk,
        Optional<DiskInterface> attachment,
        Optional<Boolean> bootable,
        Optional<Boolean> active,
        Optional<Boolean> readOnly,
        Optional<String> extras)
        implements Command {
    /** Refuses missing values. */
    public UpdateDiskAttachment {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(attachment, "attachment");
        Objects.requireNonNull(bootable, "bootable");
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(readOnly, "readOnly");
        Objects.requireNonNull(extras, "extras");
    }
}
