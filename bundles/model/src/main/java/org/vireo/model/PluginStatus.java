package org.vireo.model;

/** What a plugin is up to. */
public enum PluginStatus implements WireText {
    /** On its way in, or to another version. */
    INSTALLING,
    /** It works everywhere it should. */
    ACTIVE,
    /** It works, but some hosts lack its half. */
    DEGRADED,
    /** Switched off by an administrator. */
    DISABLED,
    /** Switched off by the engine, for a reason. */
    QUARANTINED,
    /** It never worked; kept for its reason. */
    FAILED,
    /** On its way out. */
    REMOVING
}
