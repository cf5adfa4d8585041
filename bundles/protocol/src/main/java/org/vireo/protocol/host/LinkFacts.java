package org.vireo.protocol.host;

import java.util.Objects;
import java.util.Optional;

/**
 * What the kernel of a host tells of an interface; texts are empty and numbers 0 where it tells nothing. Immutable.
 *
 * @param mtu bytes
 * @param megabits a second, as the link was negotiated
 * @param vlan tag of what is sent through it, 1 to 4094
 * @param base the interface that a VLAN lies on
 * @param master the bridge or bond that it is a part of
 * @param bond how it uses others, for one that does
 */
public record LinkFacts(
        int mtu, long megabits, Optional<Integer> vlan, String base, String master, Optional<BondFacts> bond) {
    /** Nothing is known. */
    public static final LinkFacts UNKNOWN = new LinkFacts(0, 0, Optional.empty(), "", "", Optional.empty());

    /** Refuses missing values. */
    public LinkFacts {
        Objects.requireNonNull(vlan, "vlan");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(master, "master");
        Objects.requireNonNull(bond, "bond");
    }
}
