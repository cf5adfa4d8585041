package org.vireo.model;

/** How a disk is presented to the guest. */
public enum DiskInterface implements WireText {
    /** Virtio block. */
    VIRTIO,
    /** A LUN of a virtio SCSI controller. */
    VIRTIO_SCSI,
    /** IDE. */
    IDE,
    /** SATA. */
    SATA
}
