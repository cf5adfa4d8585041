package org.vireo.rest.define;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.vireo.protocol.host.HostSample;

/** Load of hosts and virtual machines as searches ask for it. */
record Load(Samples samples) {
    Map<UUID, Double> of(String measure) {
        return switch (measure) {
            case "host cpu" -> hosts(sample -> sample.cpuUserPercent() + sample.cpuSystemPercent());
            case "host memory" -> hosts(Load::memory);
            case "host load" -> hosts(HostSample::load1);
            case "vm cpu" -> vms(Samples.VmLoad::cpuPercent);
            case "vm memory" -> vms(Load::memory);
            default -> throw new IllegalArgumentException("nothing measures " + measure);
        };
    }

    private interface Figure<S> {
        double of(S sample);
    }

    private Map<UUID, Double> hosts(Figure<HostSample> figure) {
        var found = new HashMap<UUID, Double>();
        samples.hosts().forEach((host, sample) -> found.put(host.value(), figure.of(sample)));
        return found;
    }

    private Map<UUID, Double> vms(Figure<Samples.VmLoad> figure) {
        var found = new HashMap<UUID, Double>();
        samples.vms().forEach((vm, load) -> found.put(vm.value(), figure.of(load)));
        return found;
    }

    private static double memory(HostSample sample) {
        var total = sample.memoryTotal().bytes();
        return total == 0 ? 0 : 100.0 * (total - sample.memoryFree().bytes()) / total;
    }

    private static double memory(Samples.VmLoad load) {
        var total = load.sample().memoryCurrent().bytes();
        return total == 0 ? 0 : 100.0 * load.sample().memoryUsed().bytes() / total;
    }
}
