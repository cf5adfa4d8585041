package org.vireo.model;

/** What the bytes of a transfer are. */
public enum TransferContent implements WireText {
    /** What a guest reads and writes, through all that an image reads through to. */
    GUEST,
    /** The same of the one image alone: where it has nothing of its own there is a hole. */
    LAYER,
    /** The bytes of the image itself, headers and all. */
    IMAGE
}
