package org.vireo.protocol.host;

import java.util.Objects;
import org.vireo.model.ByteSize;

/**
 * Load of a NUMA node at one moment. Immutable.
 *
 * @param index as the kernel counts
 * @param cpuUserPercent 0 to 100 over the CPUs of the node since the sample before
 * @param cpuSystemPercent 0 to 100 over the CPUs of the node since the sample before
 * @param memoryTotal of the node
 * @param memoryFree of the node, not counting caches
 */
public record NumaSample(
        int index, double cpuUserPercent, double cpuSystemPercent, ByteSize memoryTotal, ByteSize memoryFree) {
    /** Refuses missing values. */
    public NumaSample {
        Objects.requireNonNull(memoryTotal, "memoryTotal");
        Objects.requireNonNull(memoryFree, "memoryFree");
    }
}
