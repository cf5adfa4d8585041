package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vireo.engine.api.schedule.Scheduler;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.PlacementRequest;

/** Takes the first host that is allowed. Thread-safe. */
final class PlayedScheduler implements Scheduler {
    final List<HostId> order = new CopyOnWriteArrayList<>();
    final Set<VmId> reserved = ConcurrentHashMap.newKeySet();

    @Override
    public Placement place(ClusterId cluster, PlacementRequest request, Duration reserveFor) {
        var placement = dryRun(cluster, request);
        if (placement instanceof Placement.Placed) {
            reserved.add(request.vm());
        }
        return placement;
    }

    @Override
    public Placement dryRun(ClusterId cluster, PlacementRequest request) {
        return order.stream()
                .filter(host -> !request.excluded().contains(host))
                .filter(host ->
                        request.onlyHosts().isEmpty() || request.onlyHosts().contains(host))
                .findFirst()
                .<Placement>map(host -> new Placement.Placed(host, List.of()))
                .orElseGet(() -> new Placement.Nowhere(order.stream()
                        .map(host -> new Rejection(host, "h", "test", "is not wanted"))
                        .toList()));
    }

    @Override
    public List<Prospect> survey(ClusterId cluster, PlacementRequest request) {
        return order.stream()
                .map(host -> new Prospect(
                        host,
                        "h",
                        request.onlyHosts().isEmpty() || request.onlyHosts().contains(host)
                                ? List.of()
                                : List.of(new Rejection(host, "h", "test", "is not wanted")),
                        List.of()))
                .toList();
    }

    @Override
    public void release(VmId vm) {
        reserved.remove(vm);
    }
}
