package org.vireo.scheduling;

import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** The host must have the drivers of the storage that holds the disks. */
@Component
public final class StorageDriverFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public StorageDriverFilter() {}

    @Override
    public String name() {
        return "storage-drivers";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        var missing = new TreeSet<>(request.storageTypes());
        missing.removeAll(host.storageTypes());
        return missing.isEmpty()
                ? Verdict.ADMITTED
                : Verdict.refused("lacks the storage driver " + String.join(", ", missing));
    }
}
