package org.vireo.storage.ovf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vireo.model.ByteSize;

/** The disks and files that a descriptor tells of. Not changed once made. */
final class PackageDisks {
    private final Map<String, OvfNode> files = new HashMap<>();
    private final Map<String, OvfNode> disks = new HashMap<>();

    PackageDisks(OvfNode envelope) {
        envelope.children("References").stream()
                .flatMap(section -> section.children("File").stream())
                .forEach(file -> put(files, file, file.require("id")));
        envelope.children("DiskSection").stream()
                .flatMap(section -> section.children("Disk").stream())
                .forEach(disk -> put(disks, disk, disk.require("diskId")));
    }

    private static void put(Map<String, OvfNode> into, OvfNode node, String id) {
        if (into.put(id, node) != null) {
            throw node.refused("there are two elements " + node.name() + " of the id " + OvfReader.oneLine(id));
        }
    }

    /** Those that the machine has. */
    List<PackagedDisk> of(HardwareItems items) {
        var found = new ArrayList<PackagedDisk>();
        Set<String> used = new HashSet<>();
        for (var item : items.disks()) {
            var disk = disk(item);
            if (!used.add(disk.require("diskId"))) {
                throw item.item()
                        .refused("the machine has the disk " + OvfReader.oneLine(disk.require("diskId")) + " twice");
            }
            found.add(packaged(disk, item));
        }
        return found;
    }

    private OvfNode disk(HardwareItems.DiskItem item) {
        var name = item.resource().replaceFirst("^ovf:(?=/)", "").replaceFirst("^/+", "");
        var disk = name.startsWith("disk/") ? disks.get(name.substring("disk/".length())) : null;
        if (disk == null) {
            throw item.item()
                    .refused("the disk names " + OvfReader.oneLine(item.resource()) + ", and there is no such Disk");
        }
        return disk;
    }

    private PackagedDisk packaged(OvfNode disk, HardwareItems.DiskItem item) {
        if (disk.attribute("parentRef").isPresent()) {
            throw disk.refused("the disk reads through to another one (parentRef), which is not read");
        }
        var units = disk.attribute("capacityAllocationUnits").orElse("byte");
        var capacity = Units.bytes(disk.require("capacity"), units)
                .orElseThrow(() -> disk.refused("the capacity is no amount of bytes: "
                        + OvfReader.oneLine(disk.require("capacity") + " of " + units)));
        var id = disk.require("diskId");
        var reference = disk.attribute("fileRef");
        if (reference.isEmpty()) {
            return new PackagedDisk(id, "", Optional.empty(), new ByteSize(capacity), "", item.attachment());
        }
        var file = Optional.ofNullable(files.get(reference.get()))
                .orElseThrow(() -> disk.refused("the disk names the file " + OvfReader.oneLine(reference.get())
                        + ", and there is no such File"));
        return new PackagedDisk(id, name(file), length(file), new ByteSize(capacity), format(disk), item.attachment());
    }

    private static String name(OvfNode file) {
        var name = file.require("href");
        boolean plain = name.matches("[^/\\\\\\p{Cntrl}:]{1,255}") && !name.equals("..") && !name.equals(".");
        if (!plain) {
            throw file.refused("the file name " + OvfReader.oneLine(name)
                    + " is a path or address; files of a package have plain names");
        }
        for (var unread : List.of("compression", "chunkSize")) {
            var value = file.attribute(unread).filter(one -> !one.equals("identity"));
            if (value.isPresent()) {
                throw file.refused("the file " + name + " has the attribute " + unread
                        + ": files that are compressed or split as a whole are not read");
            }
        }
        return name;
    }

    private static Optional<Long> length(OvfNode file) {
        return file.attribute("size").map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw file.refused("the size of a file is no number: " + OvfReader.oneLine(text));
            }
            return Long.parseLong(text);
        });
    }

    private static String format(OvfNode disk) {
        var format = disk.require("format");
        var words = format.toLowerCase(Locale.ROOT);
        if (words.equals(OvfWriter.RAW) || words.endsWith("/raw")) {
            return "raw";
        }
        if (words.contains("vmdk")) {
            return "vmdk";
        }
        if (words.contains("qcow")) {
            return "qcow2";
        }
        throw disk.refused("the disk is in the format " + OvfReader.oneLine(format) + ", which is not read");
    }
}
