package org.vireo.protocol.host;

import java.util.List;
import java.util.Objects;
import org.vireo.model.ByteSize;

/**
 * A NUMA node of a host. Immutable.
 *
 * @param index as the kernel counts
 * @param memory of the node
 * @param cpus as the kernel counts
 * @param distances to all nodes in the order of their indexes, empty when unknown
 */
public record NumaNode(int index, ByteSize memory, List<Integer> cpus, List<Integer> distances) {
    /** Refuses missing values. */
    public NumaNode {
        Objects.requireNonNull(memory, "memory");
        cpus = List.copyOf(cpus);
        distances = List.copyOf(distances);
    }
}
