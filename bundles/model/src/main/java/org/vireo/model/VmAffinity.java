package org.vireo.model;

/** Whether a virtual machine may leave its host. */
public enum VmAffinity implements WireText {
    /** Always. */
    MIGRATABLE,
    /** Only when somebody asks. */
    USER_MIGRATABLE,
    /** Never. */
    PINNED
}
