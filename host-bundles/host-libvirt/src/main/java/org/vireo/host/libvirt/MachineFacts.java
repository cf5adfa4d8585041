package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.ByteSize;
import org.vireo.protocol.host.HostDevice;
import org.vireo.protocol.host.HostFacts;
import org.vireo.protocol.host.NumaNode;

/** Reads what the kernel tells of the machine in its file systems. What is not there is left empty. Stateless. */
final class MachineFacts {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFacts.class);
    private static final String NODES = "sys/devices/system/node";
    private static final String PCI = "sys/bus/pci/devices";

    private final Path root;

    MachineFacts() {
        this(Path.of("/"));
    }

    /** Below another root, for tests. */
    MachineFacts(Path root) {
        this.root = root;
    }

    HostFacts read() {
        return new HostFacts(
                firmware("sys_vendor"),
                firmware("product_name"),
                firmware("product_version"),
                firmware("product_serial"),
                firmware("product_family"),
                initiator(),
                seLinux(),
                text("sys/kernel/kexec_crash_loaded").map("1"::equals),
                text("sys/kernel/mm/transparent_hugepage/enabled")
                        .filter(modes -> !modes.contains("[never]"))
                        .isPresent(),
                !list("sys/kernel/iommu_groups").isEmpty(),
                randomSources(),
                nodes(),
                devices());
    }

    private String firmware(String name) {
        return text("sys/class/dmi/id/" + name).orElse("");
    }

    private String initiator() {
        return text("etc/iscsi/initiatorname.iscsi").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("InitiatorName="))
                .map(line -> line.substring("InitiatorName=".length()).strip())
                .findFirst()
                .orElse("");
    }

    private String seLinux() {
        return text("sys/fs/selinux/enforce")
                .map(mode -> mode.equals("1") ? "enforcing" : "permissive")
                .orElse("disabled");
    }

    private List<String> randomSources() {
        var sources = new ArrayList<String>();
        if (Files.exists(root.resolve("dev/hwrng"))) {
            sources.add("hwrng");
        }
        if (Files.exists(root.resolve("dev/urandom"))) {
            sources.add("urandom");
        }
        return sources;
    }

    List<NumaNode> nodes() {
        return list(NODES).stream()
                .filter(name -> name.matches("node\\d+"))
                .map(name -> node(Integer.parseInt(name.substring(4)), NODES + "/" + name))
                .sorted(Comparator.comparing(NumaNode::index))
                .toList();
    }

    private NumaNode node(int index, String place) {
        return new NumaNode(
                index,
                ByteSize.ofKiB(kibOfNode(index, "MemTotal:")),
                text(place + "/cpulist").map(MachineFacts::numbers).orElse(List.of()),
                text(place + "/distance").stream()
                        .flatMap(line -> Stream.of(line.split("\\s+")))
                        .map(Integer::valueOf)
                        .toList());
    }

    /** A number of a node's memory, such as {@code MemFree:}; zero when the kernel does not tell. */
    long kibOfNode(int index, String key) {
        return text(NODES + "/node" + index + "/meminfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.contains(" " + key))
                .map(line -> line.substring(line.indexOf(key) + key.length())
                        .replace("kB", "")
                        .strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Reads lists such as {@code 0-3,8}. */
    static List<Integer> numbers(String list) {
        var numbers = new ArrayList<Integer>();
        for (String part : list.strip().split(",")) {
            String[] ends = part.split("-");
            if (!ends[0].isEmpty()) {
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private List<HostDevice> devices() {
        return list(PCI).stream().sorted().map(this::device).toList();
    }

    private HostDevice device(String address) {
        String place = PCI + "/" + address;
        return new HostDevice(
                "pci_" + address.replaceAll("[:.]", "_"),
                "pci",
                text(place + "/vendor").orElse(""),
                text(place + "/device").orElse(""),
                target(place + "/driver").orElse(""),
                target(place + "/iommu_group").map(Integer::valueOf));
    }

    private Optional<String> target(String link) {
        try {
            Path file = root.resolve(link);
            return Files.isSymbolicLink(file)
                    ? Optional.of(Files.readSymbolicLink(file).getFileName().toString())
                    : Optional.empty();
        } catch (IOException e) {
            LOG.debug("Cannot read {}", link, e);
            return Optional.empty();
        }
    }

    private List<String> list(String directory) {
        Path place = root.resolve(directory);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            LOG.debug("Cannot list {}", directory, e);
            return List.of();
        }
    }

    private Optional<String> text(String file) {
        Path path = root.resolve(file);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            LOG.debug("Cannot read {}", path, e);
            return Optional.empty();
        }
    }
}
