package org.vireo.protocol.host;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.GraphicsType;
import org.vireo.model.VirtMode;
import org.vireo.protocol.HostReply;

/**
 * What a host is and can do. Immutable.
 *
 * @param hostName fully qualified, as the host names itself
 * @param operatingSystem such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel release of the running kernel
 * @param agentVersion of the agent
 * @param libvirtVersion of the daemon
 * @param hypervisorVersion of QEMU
 * @param virtMode found by starting a throw-away guest, not by looking for a device
 * @param virtModeReason one sentence: what the probe saw
 * @param cpuModel model name
 * @param cpu physical
 * @param memory physical
 * @param hardwareUuid as firmware or libvirt reports it
 * @param storageTypes types of the storage drivers present
 * @param networkTypes types of the network drivers present
 * @param graphics consoles the hypervisor offers
 * @param nics physical and bridge interfaces
 * @param facts of firmware and kernel; empty when the agent is older than them
 */
public record HostCapabilities(
        String hostName,
        String operatingSystem,
        String kernel,
        String agentVersion,
        String libvirtVersion,
        String hypervisorVersion,
        VirtMode virtMode,
        String virtModeReason,
        String cpuModel,
        CpuTopology cpu,
        ByteSize memory,
        String hardwareUuid,
        List<String> storageTypes,
        List<String> networkTypes,
        List<GraphicsType> graphics,
        List<HostNic> nics,
        Optional<HostFacts> facts)
        implements HostReply {
    /** Refuses missing values. */
    public HostCapabilities {
        Objects.requireNonNull(hostName, "hostName");
        Objects.requireNonNull(operatingSystem, "operatingSystem");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(agentVersion, "agentVersion");
        Objects.requireNonNull(libvirtVersion, "libvirtVersion");
        Objects.requireNonNull(hypervisorVersion, "hypervisorVersion");
        Objects.requireNonNull(virtMode, "virtMode");
        Objects.requireNonNull(virtModeReason, "virtModeReason");
        Objects.requireNonNull(cpuModel, "cpuModel");
        Objects.requireNonNull(cpu, "cpu");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(hardwareUuid, "hardwareUuid");
        storageTypes = List.copyOf(storageTypes);
        networkTypes = List.copyOf(networkTypes);
        graphics = List.copyOf(graphics);
        nics = List.copyOf(nics);
        Objects.requireNonNull(facts, "facts");
    }
}
