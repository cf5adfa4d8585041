package ${package};

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Prefers hosts whose CPUs are promised to the fewest virtual ones. */
@Component(property = "vireo.type=${type}")
public final class ${Type}Weigher implements HostWeigher {
    private static final int WORST = 1000;
    private static final int VIRTUAL_PER_REAL = 16;

    /** Keeps no state. */
    @Activate
    public ${Type}Weigher() {}

    @Override
    public String name() {
        return "${type}";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        if (host.cpus() < 1) {
            return WORST;
        }
        var promised = (double) host.vcpusCommitted() + request.vcpus();
        return (int) Math.min(WORST, WORST * promised / host.cpus() / VIRTUAL_PER_REAL);
    }
}
