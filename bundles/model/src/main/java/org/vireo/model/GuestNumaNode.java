package org.vireo.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A NUMA node as a guest sees it. Immutable.
 *
 * @param id by which clients know it
 * @param index 0 to 127, as the guest numbers it
 * @param memory of it, at least 1 MiB
 * @param cpus virtual CPUs that belong to it
 * @param hostNodes nodes of the host its memory is taken from, empty for any
 * @param mode how strictly; empty for that of the virtual machine
 */
public record GuestNumaNode(
        UUID id, int index, ByteSize memory, List<Integer> cpus, List<Integer> hostNodes, Optional<NumaMode> mode) {
    /** Refuses values outside their ranges with an {@link IllegalArgumentException}. */
    public GuestNumaNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(mode, "mode");
        cpus = List.copyOf(cpus);
        hostNodes = List.copyOf(hostNodes);
        Ranges.require(index >= 0 && index < 128, "the index of a NUMA node must be 0 to 127");
        Ranges.require(memory.compareTo(ByteSize.ofMiB(1)) >= 0, "a NUMA node must have at least 1 MiB");
        Ranges.require(
                cpus.stream().allMatch(cpu -> cpu >= 0 && cpu < 4096), "the CPUs of a NUMA node must be 0 to 4095");
        Ranges.require(
                hostNodes.stream().allMatch(node -> node >= 0 && node < 1024), "host NUMA nodes must be 0 to 1023");
    }
}
