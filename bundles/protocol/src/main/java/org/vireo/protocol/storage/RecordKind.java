package org.vireo.protocol.storage;

import org.vireo.model.WireText;

/** What a record in a storage domain tells of. */
public enum RecordKind implements WireText {
    /** A virtual machine. */
    VM,
    /** A template. */
    TEMPLATE,
    /** A disk, whoever has it. */
    DISK,
    /** An image that a hypervisor went over to in the middle of a move; there until the move has ended. */
    TURN,
    /** The number of a virtual machine's latest start, see {@link org.vireo.protocol.vm.LaunchClaim}. */
    LAUNCH
}
