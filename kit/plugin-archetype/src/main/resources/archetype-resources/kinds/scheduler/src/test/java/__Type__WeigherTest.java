package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.testkit.HostWeigherContract;

class ${Type}WeigherTest extends HostWeigherContract {
    @Override
    protected HostWeigher weigher() {
        return new ${Type}Weigher();
    }

    @Test
    void prefersTheHostThatPromisedLess() {
        assertThat(cost(host(2))).isLessThan(cost(host(8)));
    }

    private int cost(HostView host) {
        var request =
                new PlacementRequest(VmId.random(), ByteSize.ofGiB(1), 1, Set.of(), Set.of(), Set.of(), Set.of());
        return weigher().cost(host, request, new ClusterView(ClusterId.random(), 100, List.of(host)));
    }

    private static HostView host(int vcpus) {
        return new HostView(
                HostId.random(),
                "h",
                HostStatus.UP,
                VirtMode.KVM,
                4,
                0,
                ByteSize.ofGiB(8),
                ByteSize.ZERO,
                vcpus,
                1,
                Set.of(),
                Set.of());
    }
}
