package org.vireo.host.domainxml;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskInterface;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.BlockDisk;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.IoLimits;

/** Writes the disks of one domain. Confined to one thread. */
final class Disks {
    /** A name or address, one of IPv6 in brackets, and perhaps a port. */
    private static final Pattern SERVER =
            Pattern.compile("\\[?(?<name>[^:\\[\\]]+|(?<=\\[)[^\\]]+)]?(:(?<port>[0-9]+))?");

    private final Markup xml;
    private final VmId vm;
    private final TargetNames targets;
    private final int ioThreads;
    private int served;

    Disks(Markup xml, VmId vm, TargetNames targets, int ioThreads) {
        this.xml = xml;
        this.vm = vm;
        this.targets = targets;
        this.ioThreads = ioThreads;
    }

    void write(DomainSpec domain, BootOrder order) {
        domain.disks().forEach(disk -> disk(disk, order.of(disk.disk())));
    }

    void disk(DiskDevice disk, Optional<Integer> rank) {
        xml.open("disk", "type", kind(disk.source()), "device", disk.passthrough() ? "lun" : "disk");
        driver(disk);
        source(xml, disk.source());
        String what = "disk " + disk.disk() + " to virtual machine " + vm;
        xml.leaf("target", "dev", targets.of(disk.attachment(), what), "bus", bus(disk.attachment()));
        rank.ifPresent(value -> xml.leaf("boot", "order", value.toString()));
        if (disk.readOnly()) {
            xml.leaf("readonly");
        }
        if (disk.shareable()) {
            xml.leaf("shareable");
        }
        disk.limits().ifPresent(this::limits);
        if (!disk.passthrough()) {
            // what the guest speaks with has one of its own
            xml.text("serial", disk.disk().toString());
        }
        xml.leaf("alias", "name", "ua-" + disk.disk());
        xml.close();
    }

    private void limits(IoLimits limits) {
        xml.open("iotune");
        limit("total_bytes_sec", limits.bytes());
        limit("read_bytes_sec", limits.readBytes());
        limit("write_bytes_sec", limits.writeBytes());
        limit("total_iops_sec", limits.requests());
        limit("read_iops_sec", limits.reads());
        limit("write_iops_sec", limits.writes());
        xml.close();
    }

    private void limit(String name, long value) {
        if (value > 0) {
            xml.text(name, Long.toString(value));
        }
    }

    /** Threads of their own serve disks in turn. */
    private void driver(DiskDevice disk) {
        String[] usual = {
            "name",
            "qemu",
            "type",
            format(disk.source()),
            "cache",
            "none",
            "error_policy",
            "stop",
            "io",
            io(disk.source()),
            "discard",
            "unmap"
        };
        if (ioThreads > 0 && disk.attachment() == DiskInterface.VIRTIO) {
            String[] more = java.util.Arrays.copyOf(usual, usual.length + 2);
            more[usual.length] = "iothread";
            more[usual.length + 1] = Integer.toString(served++ % ioThreads + 1);
            xml.leaf("driver", more);
        } else {
            xml.leaf("driver", usual);
        }
    }

    static String format(DiskSource source) {
        return source.format() == DiskFormat.COW ? "qcow2" : "raw";
    }

    static String kind(DiskSource source) {
        if (source instanceof LayeredDisk layered) {
            return kind(layered.top());
        }
        if (source instanceof FileDisk) {
            return "file";
        }
        return source instanceof BlockDisk ? "block" : "network";
    }

    /** Native requests block on a growing file but are best for a device. */
    private static String io(DiskSource source) {
        return kind(source).equals("block") ? "native" : "threads";
    }

    static void source(Markup xml, DiskSource source) {
        if (source instanceof LayeredDisk layered) {
            source(xml, layered.top());
            layered.below().forEach(below -> openLayer(xml, below));
            // an empty one ends the chain: libvirt looks no further
            xml.leaf("backingStore");
            layered.below().forEach(below -> xml.close());
        } else if (source instanceof FileDisk file) {
            xml.leaf("source", "file", file.path());
        } else if (source instanceof BlockDisk block) {
            xml.leaf("source", "dev", block.path());
        } else if (source instanceof NetworkDisk network) {
            network(xml, network);
        } else {
            throw new VireoException(ModelError.DEFECT, "cannot render a disk whose source is " + source.getClass());
        }
    }

    private static void openLayer(Markup xml, DiskSource source) {
        xml.open("backingStore", "type", kind(source));
        xml.leaf("format", "type", format(source));
        source(xml, source);
    }

    private static void network(Markup xml, NetworkDisk disk) {
        xml.open("source", "protocol", disk.protocol(), "name", disk.name());
        disk.servers().forEach(server -> host(xml, server));
        disk.slice().ifPresent(slice -> {
            xml.open("slices");
            String offset = Long.toString(slice.offset());
            xml.leaf(
                    "slice",
                    "type",
                    "storage",
                    "offset",
                    offset,
                    "size",
                    Long.toString(slice.size().bytes()));
            xml.close();
        });
        if (!disk.secret().isEmpty()) {
            secret(xml, disk);
        }
        if (disk.protocol().equals("nfs")) {
            // its schema demands the element; without names the hypervisor's own user is meant
            xml.leaf("identity");
        }
        xml.close();
    }

    private static void host(Markup xml, String server) {
        var parts = SERVER.matcher(server);
        if (!parts.matches()) {
            xml.leaf("host", "name", server);
        } else if (parts.group("port") == null) {
            xml.leaf("host", "name", parts.group("name"));
        } else {
            xml.leaf("host", "name", parts.group("name"), "port", parts.group("port"));
        }
    }

    /** The host keeps it under its id; here is only who it belongs to. */
    private static void secret(Markup xml, NetworkDisk disk) {
        int at = disk.secret().lastIndexOf('@');
        if (at <= 0) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot connect the network disk " + disk.name() + ": its secret names no user");
        }
        xml.open("auth", "username", disk.secret().substring(0, at));
        xml.leaf(
                "secret",
                "type",
                disk.protocol().equals("rbd") ? "ceph" : disk.protocol(),
                "uuid",
                disk.secret().substring(at + 1));
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
}
