package org.vireo.storage.ovf;

import java.util.Objects;
import java.util.UUID;
import org.vireo.model.DiskInterface;

/**
 * How a machine has a disk, as a storage domain tells of it. Immutable.
 *
 * @param disk which
 * @param attachment how the guest sees it
 * @param bootable whether the firmware may boot from it
 * @param active whether the guest sees it
 * @param readOnly whether writes are refused
 * @param extras attributes of API v4 kept for clients, a JSON object
 */
public record ToldAttachment(
        UUID disk, DiskInterface attachment, boolean bootable, boolean active, boolean readOnly, String extras) {
    /** Refuses missing values. */
    public ToldAttachment {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(attachment, "attachment");
        Objects.requireNonNull(extras, "extras");
    }
}
