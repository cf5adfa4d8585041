package org.vireo.model;

/** How strictly memory stays on the nodes of the host it is pinned to. */
public enum NumaMode implements WireText {
    /** Spread over all of them. */
    INTERLEAVE,
    /** Taken from there while there is some. */
    PREFERRED,
    /** Taken from there only. */
    STRICT
}
