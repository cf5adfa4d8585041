package org.vireo.network;

import java.util.Optional;
import org.vireo.engine.api.command.Check;

/** Rules for the numbers of networks. Pure. */
final class NetworkRules {
    private static final int HIGHEST_VLAN = 4094;
    private static final int LOWEST_MTU = 68;
    private static final int HIGHEST_MTU = 65_520;

    private NetworkRules() {}

    static Check vlan(Optional<Integer> tag) {
        return tag.filter(id -> id < 0 || id > HIGHEST_VLAN)
                .map(id -> Check.invalid("VLAN must be 0 to " + HIGHEST_VLAN + ", not " + id + "."))
                .orElse(Check.FINE);
    }

    static Check mtu(int mtu) {
        return mtu == 0 || (mtu >= LOWEST_MTU && mtu <= HIGHEST_MTU)
                ? Check.FINE
                : Check.invalid(
                        "MTU must be 0 for the default or " + LOWEST_MTU + " to " + HIGHEST_MTU + ", not " + mtu + ".");
    }
}
