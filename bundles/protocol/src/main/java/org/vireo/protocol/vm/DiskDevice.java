package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;

/**
 * A disk of a virtual machine to run. Immutable.
 *
 * @param disk becomes the serial number
 * @param source where the bytes are
 * @param attachment how the guest sees it
 * @param bootable whether the firmware may boot from it
 * @param readOnly whether writes are refused
 * @param shareable whether others may use it at the same time
 * @param limits of what the guest may read and write
 * @param passthrough whether the guest speaks SCSI with what is there itself
 */
public record DiskDevice(
        DiskId disk,
        DiskSource source,
        DiskInterface attachment,
        boolean bootable,
        boolean readOnly,
        boolean shareable,
        Optional<IoLimits> limits,
        boolean passthrough) {
    /** Refuses missing values. */
    public DiskDevice {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(attachment, "attachment");
        Objects.requireNonNull(limits, "limits");
    }

    /** One whose requests the hypervisor answers. */
    public DiskDevice(
            DiskId disk,
            DiskSource source,
            DiskInterface attachment,
            boolean bootable,
            boolean readOnly,
            boolean shareable,
            Optional<IoLimits> limits) {
        this(disk, source, attachment, bootable, readOnly, shareable, limits, false);
    }

    /** One without limits. */
    public DiskDevice(
            DiskId disk,
            DiskSource source,
            DiskInterface attachment,
            boolean bootable,
            boolean readOnly,
            boolean shareable) {
        this(disk, source, attachment, bootable, readOnly, shareable, Optional.empty());
    }

    /** The same disk with its bytes elsewhere. */
    public DiskDevice at(DiskSource other) {
        return new DiskDevice(disk, other, attachment, bootable, readOnly, shareable, limits, passthrough);
    }
}
