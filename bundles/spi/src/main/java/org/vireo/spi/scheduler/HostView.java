package org.vireo.spi.scheduler;

import java.util.Set;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VirtMode;

/**
 * A host as scheduling sees it. Immutable.
 *
 * @param id which
 * @param name for people
 * @param status only UP hosts are ever used
 * @param virtMode how it runs guests
 * @param cpus logical
 * @param cpuLoadPercent 0 to 100 over all CPUs, of the last sample
 * @param memory physical
 * @param memoryCommitted promised to virtual machines that run, start or are reserved
 * @param vcpusCommitted of the same virtual machines
 * @param vms how many of them
 * @param storageTypes drivers present
 * @param networkTypes drivers present
 */
public record HostView(
        HostId id,
        String name,
        HostStatus status,
        VirtMode virtMode,
        int cpus,
        double cpuLoadPercent,
        ByteSize memory,
        ByteSize memoryCommitted,
        int vcpusCommitted,
        int vms,
        Set<String> storageTypes,
        Set<String> networkTypes) {
    /** Copies the sets. */
    public HostView {
        storageTypes = Set.copyOf(storageTypes);
        networkTypes = Set.copyOf(networkTypes);
    }
}
