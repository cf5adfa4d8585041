package org.vireo.model;

/** What becomes of a virtual machine whose disk could not be read or written. Its CPUs are halted first in any case. */
public enum StorageErrorBehaviour implements WireText {
    /** It goes on by itself as soon as its storage works again. */
    AUTO_RESUME,
    /** It stays halted until somebody resumes it. */
    LEAVE_PAUSED,
    /** It is ended when its storage does not work again within the host's limit. */
    KILL
}
