package org.vireo.host.domainxml;

import java.util.Set;
import java.util.function.Supplier;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.DiskInterface;
import org.vireo.model.RngDevice;
import org.vireo.protocol.vm.DomainSpec;

/** Writes the devices of one domain. Confined to one thread. */
final class Devices {
    /** Devices can be plugged into these while the guest runs; more than a dozen cost boot time. */
    private static final int ROOT_PORTS = 12;

    /** The label by which cloud-init finds its medium. */
    private static final String CLOUD_INIT = "cidata";

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
        var targets = new TargetNames(domain.biosType(), Set.of());
        int ioThreads = domain.fittings().devices().ioThreads();
        new Disks(xml, domain.id(), targets, ioThreads).write(domain, order);
        drives(new Drives(xml, domain.biosType(), targets), order);
        controllers(ioThreads);
        new Nics(xml).write(domain, order);
        new Consoles(xml, domain, facts, passwords).write();
        others();
        xml.close();
    }

    private void drives(Drives drives, BootOrder order) {
        drives.drive(domain.disc(), order.drive());
        for (int i = 0; i < facts.media().size(); i++) {
            boolean linux = domain.media().size() > i
                    && domain.media().get(i).volumeId().equals(CLOUD_INIT)
                    && domain.fittings().devices().virtioScsi();
            drives.medium(facts.media().get(i), i, linux);
        }
    }

    private void controllers(int ioThreads) {
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
        boolean needed = domain.disks().stream().anyMatch(disk -> disk.attachment() == DiskInterface.VIRTIO_SCSI);
        if (needed || domain.fittings().devices().virtioScsi()) {
            scsi(ioThreads);
        }
    }

    private void scsi(int ioThreads) {
        String[] controller = {"type", "scsi", "index", "0", "model", "virtio-scsi"};
        if (ioThreads > 0) {
            xml.open("controller", controller).leaf("driver", "iothread", "1");
            xml.close();
        } else {
            xml.leaf("controller", controller);
        }
    }

    private void others() {
        var devices = domain.fittings().devices();
        if (devices.sound()) {
            xml.leaf("sound", "model", domain.biosType() == BiosType.I440FX_SEA_BIOS ? "ich6" : "ich9");
        }
        if (domain.fittings().firmware().tpm()) {
            xml.open("tpm", "model", domain.biosType() == BiosType.I440FX_SEA_BIOS ? "tpm-tis" : "tpm-crb");
            xml.leaf("backend", "type", "emulator", "version", "2.0", "persistent_state", "yes");
            xml.close();
        }
        devices.watchdog()
                .ifPresent(watchdog -> xml.leaf(
                        "watchdog",
                        "model",
                        watchdog.model().text(),
                        "action",
                        watchdog.action().text()));
        devices.rng().ifPresent(this::random);
        if (devices.balloon()) {
            xml.open("memballoon", "model", "virtio").leaf("stats", "period", STATISTICS_SECONDS);
            xml.close();
        } else {
            xml.leaf("memballoon", "model", "none");
        }
    }

    private void random(RngDevice rng) {
        xml.open("rng", "model", "virtio");
        if (rng.bytes() > 0) {
            String period = Integer.toString(rng.period() == 0 ? 1000 : rng.period());
            xml.leaf("rate", "bytes", Integer.toString(rng.bytes()), "period", period);
        }
        String source = switch (rng.source()) {
            case RANDOM -> "/dev/random";
            case URANDOM -> "/dev/urandom";
            case HWRNG -> "/dev/hwrng";
        };
        xml.text("backend", source, "model", "random");
        xml.close();
    }
}
