package org.vireo.host.domainxml;

import java.util.function.Supplier;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.DiskInterface;
import org.vireo.model.GraphicsType;
import org.vireo.protocol.vm.DomainSpec;

/** Writes the devices of one domain. Confined to one thread. */
final class Devices {
    /** Devices can be plugged into these while the guest runs; more than a dozen cost boot time. */
    private static final int ROOT_PORTS = 12;

    private static final String STATISTICS_SECONDS = "10";

    private final Markup xml;
    private final DomainSpec domain;
    private final RenderFacts facts;
    private final Supplier<String> passwords;

    Devices(Markup xml, DomainSpec domain, RenderFacts facts, Supplier<String> passwords) {
        this.xml = xml;
        this.domain = domain;
        this.facts = facts;
        this.passwords = passwords;
    }

    void write() {
        xml.open("devices");
        xml.text("emulator", facts.emulator());
        var order = new BootOrder(domain);
        new Disks(xml, domain, order).write();
        controllers();
        new Nics(xml, domain, order).write();
        serialConsole();
        channels();
        graphics();
        xml.open("rng", "model", "virtio").text("backend", "/dev/urandom", "model", "random");
        xml.close();
        xml.open("memballoon", "model", "virtio").leaf("stats", "period", STATISTICS_SECONDS);
        xml.close();
        xml.close();
    }

    private void controllers() {
        if (domain.biosType() == BiosType.I440FX_SEA_BIOS) {
            xml.leaf("controller", "type", "pci", "index", "0", "model", "pci-root");
            xml.leaf("controller", "type", "usb", "index", "0", "model", "piix3-uhci");
        } else {
            xml.leaf("controller", "type", "pci", "index", "0", "model", "pcie-root");
            for (int i = 1; i <= ROOT_PORTS; i++) {
                xml.leaf("controller", "type", "pci", "index", Integer.toString(i), "model", "pcie-root-port");
            }
            xml.leaf("controller", "type", "usb", "index", "0", "model", "qemu-xhci");
        }
        if (domain.disks().stream().anyMatch(disk -> disk.attachment() == DiskInterface.VIRTIO_SCSI)) {
            xml.leaf("controller", "type", "scsi", "index", "0", "model", "virtio-scsi");
        }
    }

    private void serialConsole() {
        if (domain.serialConsole()) {
            xml.open("serial", "type", "pty").leaf("target", "type", "isa-serial", "port", "0");
            xml.close();
            xml.open("console", "type", "pty").leaf("target", "type", "serial", "port", "0");
            xml.close();
        }
    }

    private void channels() {
        xml.open("channel", "type", "unix").leaf("target", "type", "virtio", "name", "org.qemu.guest_agent.0");
        xml.close();
        if (domain.graphics().contains(GraphicsType.SPICE)) {
            xml.open("channel", "type", "spicevmc").leaf("target", "type", "virtio", "name", "com.redhat.spice.0");
            xml.close();
        }
    }

    private void graphics() {
        if (domain.graphics().isEmpty()) {
            return;
        }
        xml.leaf("input", "type", "tablet", "bus", "usb");
        domain.graphics().stream().distinct().forEach(this::console);
        boolean spice = domain.graphics().contains(GraphicsType.SPICE);
        xml.open("video");
        if (spice) {
            xml.leaf("model", "type", "qxl", "ram", "65536", "vram", "32768", "vgamem", "16384", "heads", "1");
        } else {
            xml.leaf("model", "type", "vga", "vram", "16384", "heads", "1");
        }
        xml.close();
    }

    /** Nobody gets in before a ticket is set: the password is unknown and has expired. Without one, everybody would get in. */
    private void console(GraphicsType type) {
        xml.open(
                "graphics",
                "type",
                type.text(),
                "autoport",
                "yes",
                "passwd",
                passwords.get(),
                "passwdValidTo",
                "1970-01-01T00:00:01");
        xml.leaf("listen", "type", "address", "address", facts.consoleListen());
        xml.close();
    }
}
