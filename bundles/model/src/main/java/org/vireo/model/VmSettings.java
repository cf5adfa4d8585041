package org.vireo.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a virtual machine or template is made of, apart from disks and network interfaces. Immutable; change it through {@link #edit()}.
 *
 * @param memory given at start, at least 1 MiB
 * @param guaranteedMemory never taken away by ballooning, at most {@code memory}
 * @param maxMemory upper limit for hot plug, at least {@code memory}
 * @param cpu topology
 * @param osType name of the operating system, such as {@code other_linux}
 * @param biosType chipset and firmware
 * @param bootOrder devices in the order tried; never empty
 * @param directBoot kernel started without firmware, where wanted
 * @param graphics consoles to offer; empty means headless
 * @param serialConsole whether a serial console is offered
 * @param type what it is tuned for
 * @param timeZone of the guest's clock, empty for UTC
 * @param deleteProtected whether removal is refused
 * @param stateless whether changes to disks are dropped at power-off
 * @param highlyAvailable whether it is restarted when its host is lost
 * @param priority of the restart, 1 to 100
 * @param pinnedHosts the only hosts it may run on; empty means any
 * @param customProperties passed to hooks as environment variables
 * @param fittings CPU model and pins, NUMA, display, other devices, firmware; as usual when missing in JSON
 * @param conduct how the engine treats it; as usual when missing in JSON
 * @param initialization what the guest is told at its first start; empty for nothing
 * @param payloads small media with files of the client's
 */
public record VmSettings(
        ByteSize memory,
        ByteSize guaranteedMemory,
        ByteSize maxMemory,
        CpuTopology cpu,
        String osType,
        BiosType biosType,
        List<BootDevice> bootOrder,
        Optional<DirectBoot> directBoot,
        List<GraphicsType> graphics,
        boolean serialConsole,
        VmType type,
        String timeZone,
        boolean deleteProtected,
        boolean stateless,
        boolean highlyAvailable,
        int priority,
        List<HostId> pinnedHosts,
        Map<String, String> customProperties,
        VmFittings fittings,
        Conduct conduct,
        Optional<Initialization> initialization,
        List<Payload> payloads) {

    /** What the Blank template holds: 1 GiB, one CPU, Q35 with legacy BIOS, a VNC console. */
    public static final VmSettings BLANK = new VmSettings(
            ByteSize.ofGiB(1),
            ByteSize.ofGiB(1),
            ByteSize.ofGiB(4),
            CpuTopology.SINGLE,
            "other",
            BiosType.Q35_SEA_BIOS,
            List.of(BootDevice.HD),
            Optional.empty(),
            List.of(GraphicsType.VNC),
            false,
            VmType.SERVER,
            "Etc/GMT",
            false,
            false,
            false,
            1,
            List.of(),
            Map.of(),
            VmFittings.USUAL,
            Conduct.USUAL,
            Optional.empty(),
            List.of());

    /** Refuses values outside their ranges with an {@link IllegalArgumentException} that names the field. */
    public VmSettings {
        bootOrder = List.copyOf(bootOrder);
        directBoot = directBoot == null ? Optional.empty() : directBoot;
        graphics = graphics == null ? List.of() : List.copyOf(graphics);
        pinnedHosts = pinnedHosts == null ? List.of() : List.copyOf(pinnedHosts);
        customProperties = Map.copyOf(customProperties);
        fittings = Objects.requireNonNullElse(fittings, VmFittings.USUAL);
        conduct = Objects.requireNonNullElse(conduct, Conduct.USUAL);
        initialization = initialization == null ? Optional.empty() : initialization;
        payloads = payloads == null ? List.of() : List.copyOf(payloads);
        Objects.requireNonNull(osType, "osType");
        Objects.requireNonNull(timeZone, "timeZone");
        Ranges.require(memory.compareTo(ByteSize.ofMiB(1)) >= 0, "memory must be at least 1 MiB");
        Ranges.require(guaranteedMemory.compareTo(memory) <= 0, "guaranteed memory must not exceed memory");
        Ranges.require(maxMemory.compareTo(memory) >= 0, "maximum memory must not be below memory");
        Ranges.require(!bootOrder.isEmpty(), "at least one boot device is needed");
        Ranges.require(priority >= 1 && priority <= 100, "priority must be 1 to 100");
    }

    /** What it would run with if what takes effect at once, while it runs, were as in {@code other}. */
    public VmSettings withPresent(VmSettings other) {
        return edit().guaranteedMemory(
                        other.guaranteedMemory.compareTo(memory) <= 0 ? other.guaranteedMemory : guaranteedMemory)
                .deleteProtected(other.deleteProtected)
                .highlyAvailable(other.highlyAvailable)
                .priority(other.priority)
                .pinnedHosts(other.pinnedHosts)
                .conduct(other.conduct)
                .initialization(other.initialization)
                .done();
    }

    /**
     * What it runs with after its hypervisor was given what {@code wanted} has and a guest can be given while it runs. Whatever still
     * differs from {@code wanted} waits for the next start.
     */
    public VmSettings taking(VmSettings wanted) {
        var edit = withPresent(wanted).edit();
        if (plugsMemory(wanted)) {
            edit.memory(wanted.memory)
                    .guaranteedMemory(
                            wanted.guaranteedMemory.compareTo(wanted.memory) <= 0
                                    ? wanted.guaranteedMemory
                                    : wanted.memory);
        }
        if (plugsCpus(wanted)) {
            edit.cpu(wanted.cpu);
        }
        return edit.done();
    }

    /** Whether a guest that runs with this can be given the memory of {@code wanted}: more, up to the limit it was started with. */
    public boolean plugsMemory(VmSettings wanted) {
        return wanted.memory.compareTo(memory) > 0 && wanted.memory.compareTo(maxMemory) <= 0;
    }

    /** Whether a guest that runs with this can be given the CPUs of {@code wanted}: more sockets. It cannot be talked out of one again. */
    public boolean plugsCpus(VmSettings wanted) {
        return wanted.cpu.sockets() > cpu.sockets()
                && wanted.cpu.cores() == cpu.cores()
                && wanted.cpu.threads() == cpu.threads();
    }

    /** A changeable copy. */
    public VmSettingsEdit edit() {
        return new VmSettingsEdit(this);
    }
}
