package org.vireo.scheduling;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** A virtual machine with labels runs on hosts only that have all of them. */
@Component
public final class AffinityLabelFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public AffinityLabelFilter() {}

    @Override
    public String name() {
        return "affinity-labels";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        var has = cluster.affinity().hostLabels().getOrDefault(host.id(), Set.of());
        var missing = cluster.affinity().labels().entrySet().stream()
                .filter(label -> !has.contains(label.getKey()))
                .map(java.util.Map.Entry::getValue)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Verdict.ADMITTED
                : Verdict.refused("lacks the affinity label " + String.join(", ", missing));
    }
}
