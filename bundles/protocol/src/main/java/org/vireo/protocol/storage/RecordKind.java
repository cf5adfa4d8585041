package org.vireo.protocol.storage;

import org.vireo.model.WireText;

/** What a record in a storage domain tells of. */
public enum RecordKind implements WireText {
    /** A virtual machine. */
    VM,
    /** A template. */
    TEMPLATE,
    /** A disk, whoever has it. */
    DISK
}
