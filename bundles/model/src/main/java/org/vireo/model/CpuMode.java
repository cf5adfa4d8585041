package org.vireo.model;

/** Which CPU a guest is shown. */
public enum CpuMode implements WireText {
    /** One like that of the host, that can migrate to similar ones. */
    HOST_MODEL,
    /** That of the host itself. */
    HOST_PASSTHROUGH,
    /** A named one. */
    CUSTOM
}
