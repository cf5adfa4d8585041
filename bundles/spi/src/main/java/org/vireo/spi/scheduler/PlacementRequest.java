package org.vireo.spi.scheduler;

import java.util.Objects;
import java.util.Set;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/**
 * A virtual machine that needs a host. Immutable.
 *
 * @param vm which
 * @param memory it takes
 * @param vcpus it takes
 * @param onlyHosts the only hosts allowed; empty means any
 * @param excluded hosts not to use, because an attempt there failed
 * @param storageTypes drivers its disks need
 * @param networkTypes drivers its interfaces need
 */
public record PlacementRequest(
        VmId vm,
        ByteSize memory,
        int vcpus,
        Set<HostId> onlyHosts,
        Set<HostId> excluded,
        Set<String> storageTypes,
        Set<String> networkTypes) {
    /** Copies the sets. */
    public PlacementRequest {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(memory, "memory");
        onlyHosts = Set.copyOf(onlyHosts);
        excluded = Set.copyOf(excluded);
        storageTypes = Set.copyOf(storageTypes);
        networkTypes = Set.copyOf(networkTypes);
    }
}
