package org.vireo.host.domainxml;

import org.vireo.model.BiosType;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskInterface;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.BlockDisk;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.DomainSpec;

/** Writes the disks of one domain. Confined to one thread. */
final class Disks {
    private static final int IDE_DISKS = 4;

    private final Markup xml;
    private final DomainSpec domain;
    private final BootOrder order;
    private int virtio;
    private int scsiOrSata;
    private int ide;

    Disks(Markup xml, DomainSpec domain, BootOrder order) {
        this.xml = xml;
        this.domain = domain;
        this.order = order;
    }

    void write() {
        domain.disks().forEach(this::disk);
    }

    private void disk(DiskDevice disk) {
        String format = disk.source().format() == DiskFormat.COW ? "qcow2" : "raw";
        String[] driver = {
            "name", "qemu", "type", format, "cache", "none", "error_policy", "stop", "io", io(disk), "discard", "unmap"
        };
        xml.open("disk", "type", kind(disk), "device", "disk");
        xml.leaf("driver", driver);
        source(disk.source());
        xml.leaf("target", "dev", targetName(disk), "bus", bus(disk.attachment()));
        order.of(disk.disk()).ifPresent(rank -> xml.leaf("boot", "order", rank.toString()));
        if (disk.readOnly()) {
            xml.leaf("readonly");
        }
        if (disk.shareable()) {
            xml.leaf("shareable");
        }
        xml.text("serial", disk.disk().toString());
        xml.leaf("alias", "name", "ua-" + disk.disk());
        xml.close();
    }

    private static String kind(DiskDevice disk) {
        if (disk.source() instanceof FileDisk) {
            return "file";
        }
        return disk.source() instanceof BlockDisk ? "block" : "network";
    }

    /** Native requests block on a growing file but are best for a device. */
    private static String io(DiskDevice disk) {
        return disk.source() instanceof BlockDisk ? "native" : "threads";
    }

    private void source(DiskSource source) {
        if (source instanceof FileDisk file) {
            xml.leaf("source", "file", file.path());
        } else if (source instanceof BlockDisk block) {
            xml.leaf("source", "dev", block.path());
        } else if (source instanceof NetworkDisk network) {
            network(network);
        } else {
            throw new VireoException(ModelError.DEFECT, "cannot render a disk whose source is " + source.getClass());
        }
    }

    private void network(NetworkDisk disk) {
        if (!disk.secret().isEmpty()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot connect the network disk " + disk.name() + ": disks with a secret are not supported");
        }
        xml.open("source", "protocol", disk.protocol(), "name", disk.name());
        for (String server : disk.servers()) {
            int colon = server.lastIndexOf(':');
            boolean port = colon > 0 && server.indexOf(':') == colon;
            if (port) {
                xml.leaf("host", "name", server.substring(0, colon), "port", server.substring(colon + 1));
            } else {
                xml.leaf("host", "name", server);
            }
        }
        xml.close();
    }

    private static String bus(DiskInterface attachment) {
        return switch (attachment) {
            case VIRTIO -> "virtio";
            case VIRTIO_SCSI -> "scsi";
            case IDE -> "ide";
            case SATA -> "sata";
        };
    }

    private String targetName(DiskDevice disk) {
        return switch (disk.attachment()) {
            case VIRTIO -> "vd" + letters(virtio++);
            case VIRTIO_SCSI, SATA -> "sd" + letters(scsiOrSata++);
            case IDE -> "hd" + letters(ideSlot(disk));
        };
    }

    private int ideSlot(DiskDevice disk) {
        String problem = domain.biosType() != BiosType.I440FX_SEA_BIOS
                ? "its chipset has no IDE"
                : ide >= IDE_DISKS ? "IDE takes " + IDE_DISKS + " disks" : "";
        if (!problem.isEmpty()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot attach disk " + disk.disk() + " to virtual machine " + domain.id() + ": " + problem);
        }
        return ide++;
    }

    /** a … z, aa, ab … as Linux names disks. */
    static String letters(int index) {
        String last = Character.toString((char) ('a' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
