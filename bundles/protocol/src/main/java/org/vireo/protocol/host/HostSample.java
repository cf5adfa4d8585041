package org.vireo.protocol.host;

import java.time.Duration;
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
 */
public record HostSample(
        double cpuUserPercent,
        double cpuSystemPercent,
        ByteSize memoryFree,
        ByteSize memoryTotal,
        double load1,
        Duration uptime) {
    /** Refuses missing values. */
    public HostSample {
        Objects.requireNonNull(memoryFree, "memoryFree");
        Objects.requireNonNull(memoryTotal, "memoryTotal");
        Objects.requireNonNull(uptime, "uptime");
    }
}
