package org.vireo.hosts;

import java.util.Set;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Host;
import org.vireo.model.HostStatus;

/** Whether a host can be asked now. Pure. */
final class Reachable {
    private static final Set<HostStatus> ASKABLE = Set.of(
            HostStatus.UP, HostStatus.NON_OPERATIONAL, HostStatus.MAINTENANCE, HostStatus.PREPARING_FOR_MAINTENANCE);

    private Reachable() {}

    static Check check(Host host, String attempt) {
        return ASKABLE.contains(host.status())
                ? Check.FINE
                : Check.conflict("Cannot " + attempt + " Host " + host.name() + ". It is "
                        + host.status().text() + ".");
    }
}
