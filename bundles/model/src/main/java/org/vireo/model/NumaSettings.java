package org.vireo.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * NUMA as a guest sees it. Immutable.
 *
 * @param mode how strictly pinned memory stays where it is pinned; empty for strict
 * @param nodes in the order of their indexes; empty for none
 */
public record NumaSettings(Optional<NumaMode> mode, List<GuestNumaNode> nodes) {
    /** None. */
    public static final NumaSettings NONE = new NumaSettings(Optional.empty(), List.of());

    /** Refuses two nodes of one index with an {@link IllegalArgumentException}. */
    public NumaSettings {
        Objects.requireNonNull(mode, "mode");
        nodes = List.copyOf(nodes);
        Ranges.require(
                nodes.stream().map(GuestNumaNode::index).distinct().count() == nodes.size(),
                "two NUMA nodes must not have the same index");
        Ranges.require(
                nodes.stream().flatMap(node -> node.cpus().stream()).distinct().count()
                        == nodes.stream().mapToInt(node -> node.cpus().size()).sum(),
                "a virtual CPU must not belong to two NUMA nodes");
    }
}
