package org.vireo.protocol.host;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.vireo.model.ByteSize;

/**
 * Load of a host at one moment. Immutable.
 *
 * @param cpuUserPercent 0 to 100 over all CPUs since the sample before
 * @param cpuSystemPercent 0 to 100 over all CPUs since the sample before
 * @param memoryFree available for new programs
 * @param memoryTotal physical
 * @param load1 load average of the last minute
 * @param uptime since boot
 * @param nics per interface that the host's capabilities name; none from agents that do not count them
 * @param nodes per NUMA node; none from agents that do not look at them
 */
public record HostSample(
        double cpuUserPercent,
        double cpuSystemPercent,
        ByteSize memoryFree,
        ByteSize memoryTotal,
        double load1,
        Duration uptime,
        List<HostNicCounters> nics,
        List<NumaSample> nodes) {
    /** Refuses missing values. */
    public HostSample {
        Objects.requireNonNull(memoryFree, "memoryFree");
        Objects.requireNonNull(memoryTotal, "memoryTotal");
        Objects.requireNonNull(uptime, "uptime");
        nics = nics == null ? List.of() : List.copyOf(nics);
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
    }

    /** Without parts. */
    public HostSample(
            double cpuUserPercent,
            double cpuSystemPercent,
            ByteSize memoryFree,
            ByteSize memoryTotal,
            double load1,
            Duration uptime) {
        this(cpuUserPercent, cpuSystemPercent, memoryFree, memoryTotal, load1, uptime, List.of(), List.of());
    }
}
