package org.vireo.storage.ovf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskInterface;
import org.vireo.model.NicModel;

/** The items of a machine's hardware in a descriptor, in whatever order they stand. Not changed once made. */
final class HardwareItems {
    private static final String[] ITEMS = {"Item", "StorageItem", "EthernetPortItem"};
    private static final String CPU = "3";
    private static final String MEMORY = "4";
    private static final String IDE = "5";
    private static final String SCSI = "6";
    private static final String ETHERNET = "10";
    private static final String DISK = "17";

    private final List<OvfNode> items;
    private final Map<String, OvfNode> byId = new HashMap<>();

    HardwareItems(OvfNode hardware) {
        items = hardware.children(ITEMS);
        for (var item : items) {
            item.textOf("InstanceID").ifPresent(id -> byId.put(id, item));
        }
    }

    private List<OvfNode> of(String type) {
        return items.stream()
                .filter(item -> item.textOf("ResourceType").equals(Optional.of(type)))
                .toList();
    }

    int cpus() {
        return of(CPU).stream()
                .findFirst()
                .map(item -> whole(item, "VirtualQuantity").orElse(1))
                .orElse(1);
    }

    /** Zero when nothing is told. */
    int coresPerSocket() {
        return of(CPU).stream()
                .findFirst()
                .flatMap(item -> whole(item, "CoresPerSocket").or(() -> whole(item, "cpu_per_socket")))
                .orElse(0);
    }

    private static Optional<Integer> whole(OvfNode item, String name) {
        return item.textOf(name).map(text -> {
            if (!text.matches("\\d{1,6}")) {
                throw item.refused(name + " is no number of at most six digits: " + OvfReader.oneLine(text));
            }
            return Integer.parseInt(text);
        });
    }

    Optional<ByteSize> memory() {
        return of(MEMORY).stream().findFirst().map(item -> {
            var quantity = item.textOf("VirtualQuantity").orElse("");
            var units = item.textOf("AllocationUnits").orElse("byte * 2^20");
            return Units.bytes(quantity, units)
                    .map(ByteSize::new)
                    .orElseThrow(() -> item.refused(
                            "the memory is no amount of bytes: " + OvfReader.oneLine(quantity + " of " + units)));
        });
    }

    /**
     * A disk as an item has it.
     *
     * @param item where
     * @param resource what it names
     * @param attachment how the guest sees it
     */
    record DiskItem(OvfNode item, String resource, DiskInterface attachment) {}

    /** Its disks, in the order of their controllers and of their places on those. */
    List<DiskItem> disks() {
        var found = new ArrayList<DiskItem>();
        of(DISK).stream()
                .sorted(Comparator.comparingInt((OvfNode item) -> place(controller(item), "Address"))
                        .thenComparingInt(item -> place(Optional.of(item), "AddressOnParent")))
                .forEach(item -> found.add(new DiskItem(
                        item,
                        item.textOf("HostResource")
                                .orElseThrow(() -> item.refused("the disk has no HostResource that names its image")),
                        attachment(controller(item)))));
        return found;
    }

    private Optional<OvfNode> controller(OvfNode item) {
        return item.textOf("Parent").map(byId::get);
    }

    private static int place(Optional<OvfNode> item, String name) {
        return item.flatMap(found -> found.textOf(name))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Q35 has no IDE, and of SCSI only what is made for guests: what a foreign guest knows best comes instead. */
    private static DiskInterface attachment(Optional<OvfNode> controller) {
        var kind = controller
                .flatMap(item -> item.textOf("ResourceSubType"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        for (var one : DiskInterface.values()) {
            if (one != DiskInterface.IDE && one.text().equals(kind)) {
                return one;
            }
        }
        var type = controller.flatMap(item -> item.textOf("ResourceType")).orElse("");
        if (type.equals(SCSI) || kind.contains("virtioscsi")) {
            return DiskInterface.VIRTIO_SCSI;
        }
        return type.equals(IDE) || kind.contains("ahci") || kind.contains("sata")
                ? DiskInterface.SATA
                : DiskInterface.VIRTIO;
    }

    List<PackagedNic> nics() {
        var found = new ArrayList<PackagedNic>();
        for (var item : of(ETHERNET)) {
            var network = item.textOf("Connection").filter(name -> !name.equals("none"));
            found.add(new PackagedNic(
                    item.textOf("ElementName").orElse("nic" + (found.size() + 1)),
                    item.textOf("MACAddress")
                            .or(() -> item.textOf("Address"))
                            .map(HardwareItems::mac)
                            .orElse(""),
                    model(item.textOf("ResourceSubType").orElse("")),
                    network.orElse("")));
        }
        return found;
    }

    private static String mac(String text) {
        var digits = text.replaceAll("[:\\-.]", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{12}") ? digits.replaceAll("(..)(?=.)", "$1:") : "";
    }

    /** The numbers are those of oVirt. */
    private static NicModel model(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "e1000", "2" -> NicModel.E1000;
            case "e1000e" -> NicModel.E1000E;
            case "rtl8139", "pcnet32", "1" -> NicModel.RTL8139;
            default -> NicModel.VIRTIO;
        };
    }
}
