package org.vireo.model;

/** Chipset and firmware of a virtual machine. */
public enum BiosType implements WireText {
    /** I440FX with legacy BIOS. */
    I440FX_SEA_BIOS,
    /** Q35 with legacy BIOS. */
    Q35_SEA_BIOS,
    /** Q35 with UEFI. */
    Q35_OVMF,
    /** Q35 with UEFI and secure boot. */
    Q35_SECURE_BOOT
}
