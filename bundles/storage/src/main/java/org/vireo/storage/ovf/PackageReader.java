package org.vireo.storage.ovf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.VireoException;
import org.vireo.model.VmSettings;

/**
 * Reads descriptors of packages, whoever made them: what the standard says of machines, and what this product told of its own in addition.
 * What cannot be read as it is meant is refused in one sentence that names the file, the line and what is wrong. Stateless.
 */
public final class PackageReader {
    private static final int MOST_CPUS = 512;
    private static final int MAXIMUM_TIMES = 4;
    private static final List<String> LINUXES = List.of(
            "linux", "ubuntu", "debian", "centos", "rhel", "red hat", "redhat", "rocky", "alma", "fedora", "suse",
            "sles");

    private PackageReader() {}

    /**
     * The machine that a descriptor tells of.
     *
     * @param file what to call the descriptor when it is refused
     * @throws VireoException {@code DESCRIPTOR_REFUSED}
     */
    public static PackagedMachine read(String file, String text) {
        var envelope = OvfTree.read(file, text);
        var systems = envelope.all("VirtualSystem").toList();
        if (systems.size() != 1) {
            throw envelope.refused("it tells of " + systems.size() + " machines, where one is meant");
        }
        var system = systems.get(0);
        var hardware = system.child("VirtualHardwareSection")
                .orElseThrow(() -> system.refused("the machine has no VirtualHardwareSection"));
        var items = new HardwareItems(hardware);
        var own = envelope.all("MachineSection").findFirst().isPresent()
                ? Optional.of(OvfReader.machine(file, text))
                : Optional.<ToldMachine>empty();
        return new PackagedMachine(
                system.textOf("Name").or(() -> system.attribute("id")).orElse(""),
                system.child("AnnotationSection")
                        .flatMap(section -> section.textOf("Annotation"))
                        .orElse(""),
                settings(system, hardware, items),
                new PackageDisks(envelope).of(items),
                items.nics(),
                own);
    }

    /**
     * The machine that a descriptor by itself tells of, which no files belong to: one of ours as a whole, others as {@link #read} has them.
     *
     * @param file what to call the descriptor when it is refused
     * @throws VireoException {@code DESCRIPTOR_REFUSED}
     */
    public static PackagedMachine configuration(String file, String text) {
        if (OvfTree.read(file, text).all("MachineSection").findFirst().isEmpty()) {
            return read(file, text);
        }
        var own = OvfReader.machine(file, text);
        var sizes = own.disks().stream().collect(Collectors.toMap(ToldDisk::id, ToldDisk::size));
        var disks = own.attachments().stream()
                .map(one -> new PackagedDisk(
                        one.disk().toString(), "", Optional.empty(), sizes.get(one.disk()), "", one.attachment()))
                .toList();
        return new PackagedMachine(
                own.texts().name(), own.texts().description(), own.settings(), disks, List.of(), Optional.of(own));
    }

    private static VmSettings settings(OvfNode system, OvfNode hardware, HardwareItems items) {
        var memory = items.memory().orElse(VmSettings.BLANK.memory());
        try {
            return VmSettings.BLANK
                    .edit()
                    .maxMemory(new ByteSize(Math.multiplyExact(memory.bytes(), (long) MAXIMUM_TIMES)))
                    .memory(memory)
                    .guaranteedMemory(memory)
                    .cpu(topology(hardware, items.cpus(), items.coresPerSocket()))
                    .osType(system(system))
                    .biosType(firmware(hardware))
                    .done();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw hardware.refused("a machine like this cannot be made: " + e.getMessage());
        }
    }

    private static CpuTopology topology(OvfNode hardware, int cpus, int cores) {
        if (cpus < 1 || cpus > MOST_CPUS) {
            throw hardware.refused("the machine has " + cpus + " CPUs, and can have 1 to " + MOST_CPUS);
        }
        return cores > 0 && cpus % cores == 0 ? new CpuTopology(cpus / cores, cores, 1) : new CpuTopology(cpus, 1, 1);
    }

    /** Products tell of the firmware outside of the standard. */
    private static BiosType firmware(OvfNode hardware) {
        boolean efi = hardware.children("Config").stream()
                .anyMatch(config -> config.attribute("key").equals(Optional.of("firmware"))
                        && config.attribute("value").equals(Optional.of("efi")));
        return efi ? BiosType.Q35_OVMF : VmSettings.BLANK.biosType();
    }

    private static String system(OvfNode system) {
        var section = system.child("OperatingSystemSection");
        var words = section.map(found -> found.attribute("osType").orElse("") + " "
                        + found.textOf("Description").orElse("") + " "
                        + found.attribute("version").orElse(""))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return LINUXES.stream().anyMatch(words::contains) ? "other_linux" : VmSettings.BLANK.osType();
    }
}
