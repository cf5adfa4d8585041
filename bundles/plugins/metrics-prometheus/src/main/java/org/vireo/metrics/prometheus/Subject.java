package org.vireo.metrics.prometheus;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of objects that have metrics, and what is told of each of them in labels. Immutable.
 *
 * @param kind as facts name it
 * @param id value that tells objects apart
 * @param name value that people know them by
 * @param owner label that names what they belong to; empty for none
 * @param ownerKind kind of that
 * @param ownerId value that refers to it
 */
record Subject(String kind, String id, String name, String owner, String ownerKind, String ownerId) {
    /** Longer names are cut: what a scrape carries is bounded. */
    private static final int LONGEST = 255;

    /** All there are. */
    static final List<Subject> ALL = List.of(
            new Subject("host", "host_id", "host_name", "cluster", "cluster", "cluster_id"),
            new Subject("storage_domain", "storage_domain_id", "storage_domain_name", "", "", ""),
            new Subject("vm", "vm_id", "vm_name", "cluster", "cluster", "cluster_id"),
            new Subject("host_interface", "host_interface_id", "host_interface_name", "host", "host", "host_id"),
            new Subject("vm_disk", "vm_disk_id", "vm_disk_name", "vm", "vm", "vm_id"),
            new Subject("vm_interface", "vm_interface_id", "vm_interface_name", "vm", "vm", "vm_id"));

    static Optional<Subject> named(String kind) {
        return ALL.stream().filter(s -> s.kind().equals(kind)).findFirst();
    }

    /** A value as a label has it: bounded, and empty where there is none. */
    static String label(Map<String, Object> values, String column) {
        var text = values.containsKey(column) ? values.get(column).toString() : "";
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
