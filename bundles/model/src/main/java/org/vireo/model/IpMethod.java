package org.vireo.model;

/** How an interface gets its address. */
public enum IpMethod implements WireText {
    /** It gets none. */
    NONE,
    /** From a server. */
    DHCP,
    /** From router advertisements. */
    AUTOCONF,
    /** It is given. */
    STATIC,
    /** From either. */
    POLY_DHCP_AUTOCONF
}
