package org.vireo.model;

/** Which way an image goes. */
public enum ImageTransferDirection implements WireText {
    /** From a client to a disk. */
    UPLOAD,
    /** From a disk to a client. */
    DOWNLOAD
}
