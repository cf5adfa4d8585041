package org.vireo.host.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vireo.model.ByteSize;
import org.vireo.protocol.host.DiskCounters;
import org.vireo.protocol.host.HostNicCounters;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.NicCounters;
import org.vireo.protocol.host.NumaSample;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.host.VmSample;

/** Load that looks like one: counters rise with the time a virtual machine runs, all of them at a pace of its own. Thread-safe. */
final class Load {
    private static final long BYTES_A_SECOND = 20_000;
    private static final long REQUESTS_A_SECOND = 5;

    private final Behaviour behaviour;
    private final SimulatedFleet fleet;
    private final Clock clock;
    private final Instant began;

    Load(Behaviour behaviour, SimulatedFleet fleet, Clock clock) {
        this.behaviour = behaviour;
        this.fleet = fleet;
        this.clock = clock;
        this.began = clock.instant();
    }

    StatisticsReport sample() {
        Instant now = clock.instant();
        var samples = new ArrayList<VmSample>();
        long memory = behaviour.memoryOwn().bytes();
        double cpus = 0;
        for (var vm : fleet.running()) {
            if (vm.launched()) {
                samples.add(sample(vm, now));
            }
            memory += vm.spec().memory().bytes();
            cpus += vm.spec().cpu().vcpus() * share(vm);
        }
        return new StatisticsReport(host(now, memory, cpus), samples);
    }

    /** Of its CPUs, 0 to 1: between a half and three halves of what is configured. */
    private double share(SimulatedVm vm) {
        int pace = Math.floorMod(vm.id().hashCode(), 100);
        return Math.min(1, behaviour.loadPercent() / 100.0 * (0.5 + pace / 100.0));
    }

    private HostSample host(Instant now, long memory, double cpus) {
        double busy = Math.min(100, 1 + 100 * cpus / behaviour.cpu().vcpus());
        long total = behaviour.memory().bytes();
        return new HostSample(
                busy * 0.8,
                busy * 0.2,
                new ByteSize(Math.max(0, total - memory)),
                behaviour.memory(),
                cpus,
                Duration.between(began, now),
                List.of(nic(Duration.between(began, now).toSeconds())),
                nodes(busy, memory));
    }

    /** The host's own traffic; that of guests does not leave it. */
    private static HostNicCounters nic(long seconds) {
        return new HostNicCounters(SimulatedHost.NIC, seconds * BYTES_A_SECOND / 2, seconds * BYTES_A_SECOND / 4, 0, 0);
    }

    /** Every node bears its share. */
    private List<NumaSample> nodes(double busy, long memory) {
        int count = behaviour.cpu().sockets();
        long total = behaviour.memory().bytes() / count;
        long free = Math.max(0, total - memory / count);
        return IntStream.range(0, count)
                .mapToObj(node -> new NumaSample(node, busy * 0.8, busy * 0.2, new ByteSize(total), new ByteSize(free)))
                .toList();
    }

    private VmSample sample(SimulatedVm vm, Instant now) {
        long millis = Math.max(0, Duration.between(vm.started(), now).toMillis());
        long seconds = millis / 1000;
        var spec = vm.spec();
        double cpuMillis = millis * share(vm) * spec.cpu().vcpus();
        var disks = spec.disks().stream()
                .map(disk -> new DiskCounters(
                        disk.disk(),
                        seconds * BYTES_A_SECOND,
                        seconds * BYTES_A_SECOND / 2,
                        seconds * REQUESTS_A_SECOND,
                        seconds * REQUESTS_A_SECOND / 2))
                .toList();
        List<NicCounters> nics = spec.nics().stream()
                .map(nic ->
                        new NicCounters(nic.mac(), seconds * BYTES_A_SECOND / 4, seconds * BYTES_A_SECOND / 8, 0, 0))
                .toList();
        return new VmSample(
                vm.id(),
                Duration.ofMillis((long) cpuMillis),
                spec.memory(),
                new ByteSize(spec.memory().bytes() / 3),
                disks,
                nics);
    }
}
