package org.vireo.model;

/** Why a hypervisor halted the CPUs of a virtual machine without being asked. */
public enum PauseCause implements WireText {
    /** Nothing more fits where its disk lies. */
    STORAGE_FULL,
    /** A disk could not be read or written. */
    STORAGE_ERROR
}
