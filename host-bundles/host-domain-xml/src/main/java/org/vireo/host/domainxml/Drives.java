package org.vireo.host.domainxml;

import java.util.Optional;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.model.BiosType;
import org.vireo.protocol.vm.DiskSource;

/** Writes CD drives: one for discs that are changed, and one for each medium that the host made. Confined to one thread. */
final class Drives {
    private final Markup xml;
    private final BiosType chipset;
    private final TargetNames targets;

    Drives(Markup xml, BiosType chipset, TargetNames targets) {
        this.xml = xml;
        this.chipset = chipset;
        this.targets = targets;
    }

    void drive(Optional<DiskSource> disc, Optional<Integer> rank) {
        drive(DeviceRenderer.DRIVE, next(), disc, rank);
    }

    void drive(String alias, String target, Optional<DiskSource> disc, Optional<Integer> rank) {
        xml.open("disk", "type", disc.map(Disks::kind).orElse("file"), "device", "cdrom");
        xml.leaf("driver", "name", "qemu", "type", disc.map(Disks::format).orElse("raw"), "error_policy", "report");
        disc.ifPresent(source -> Disks.source(xml, source));
        xml.leaf("target", "dev", target, "bus", target.startsWith("hd") ? "ide" : "sata");
        rank.ifPresent(value -> xml.leaf("boot", "order", value.toString()));
        xml.leaf("readonly");
        xml.leaf("alias", "name", alias);
        xml.close();
    }

    /** Kernels made for clouds often lack drivers for anything but virtio; Windows lacks those. */
    void medium(String path, int number, boolean virtio) {
        xml.open("disk", "type", "file", "device", "cdrom");
        xml.leaf("driver", "name", "qemu", "type", "raw", "error_policy", "report");
        xml.leaf("source", "file", path, "startupPolicy", "optional");
        String target = virtio ? targets.sata() : next();
        xml.leaf("target", "dev", target, "bus", virtio ? "scsi" : target.startsWith("hd") ? "ide" : "sata");
        xml.leaf("readonly");
        xml.leaf("alias", "name", "ua-medium-" + number);
        xml.close();
    }

    private String next() {
        return chipset == BiosType.I440FX_SEA_BIOS ? targets.ide("a CD drive") : targets.sata();
    }
}
