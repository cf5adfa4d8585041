package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;

/**
 * Gives a virtual machine a disk; a new one is made first. Immutable.
 *
 * @param vm whose
 * @param disk which
 * @param create the disk to make first
 * @param attachment how the guest sees it
 * @param bootable whether the firmware may boot from it
 * @param active whether the guest sees it
 * @param readOnly whether writes are refused
 * @param extras attributes of API v4 kept for clients without acting on them, a JSON object
 */
public record AttachDisk(
        VmId vm,
        DiskId disk,
        Optional<NewDisk> create,
        DiskInterface attachment,
        boolean bootable,
        boolean active,
        boolean readOnly,
        String extras)
        implements Command {
    /** Refuses missing values. */
    public AttachDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(create, "create");
        Objects.requireNonNull(attachment, "attachment");
        Objects.requireNonNull(extras, "extras");
    }
}
