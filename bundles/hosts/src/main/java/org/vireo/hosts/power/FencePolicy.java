package org.vireo.hosts.power;

import java.util.Optional;
import org.vireo.hosts.power.Settings.Policy;

/** Whether a host that does not respond is fenced. Pure. */
final class FencePolicy {
    private static final int PERCENT = 100;

    private FencePolicy() {}

    /**
     * What is seen when a host does not respond.
     *
     * @param policy of its cluster
     * @param managed whether its power can be switched
     * @param hosts how many hosts its cluster has, without those in maintenance
     * @param silent how many of them do not respond, itself included
     * @param heard how many hosts the engine hears at all
     */
    record View(Policy policy, boolean managed, int hosts, int silent, int heard) {}

    /** Why it is not fenced, if it is not. */
    static Optional<String> obstacle(View view) {
        var policy = view.policy();
        if (!view.managed()) {
            return Optional.of("its power management is disabled");
        }
        if (!policy.enabled()) {
            return Optional.of("the fencing policy of its cluster is disabled");
        }
        if (view.heard() == 0) {
            return Optional.of("the engine hears no other host, so its own network may be at fault");
        }
        if (policy.unlessStorageActive()) {
            return Optional.of(
                    "its cluster forbids fencing of hosts whose storage leases are active, and those cannot be seen");
        }
        var percent = view.silent() * PERCENT / Math.max(1, view.hosts());
        return policy.unlessBroken() && percent >= policy.threshold()
                ? Optional.of(percent + " % of the hosts of its cluster do not respond, and from " + policy.threshold()
                        + " % on a broken network is assumed")
                : Optional.empty();
    }
}
