package org.vireo.model;

/** What becomes of an image transfer that nobody goes on with. */
public enum ImageTransferPolicy implements WireText {
    /** An upload waits, a download is called off. */
    LEGACY,
    /** It waits. */
    PAUSE,
    /** It is called off. */
    CANCEL
}
