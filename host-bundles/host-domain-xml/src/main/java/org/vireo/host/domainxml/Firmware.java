package org.vireo.host.domainxml;

import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.SerialNumber;
import org.vireo.protocol.vm.DomainSpec;

/** Writes what a guest boots with. Confined to one thread. */
final class Firmware {
    private static final String MENU_MILLISECONDS = "10000";

    private final Markup xml;
    private final DomainSpec domain;
    private final RenderFacts facts;

    Firmware(Markup xml, DomainSpec domain, RenderFacts facts) {
        this.xml = xml;
        this.domain = domain;
        this.facts = facts;
    }

    void write() {
        if (domain.biosType() == BiosType.Q35_OVMF || domain.biosType() == BiosType.Q35_SECURE_BOOT) {
            String secure = domain.biosType() == BiosType.Q35_SECURE_BOOT ? "yes" : "no";
            xml.open("os", "firmware", "efi");
            machine();
            xml.open("firmware");
            xml.leaf("feature", "enabled", secure, "name", "enrolled-keys");
            xml.leaf("feature", "enabled", secure, "name", "secure-boot");
            xml.close();
        } else {
            xml.open("os");
            machine();
        }
        kernel();
        if (domain.fittings().firmware().bootMenu()) {
            xml.leaf("bootmenu", "enable", "yes", "timeout", MENU_MILLISECONDS);
        }
        boolean tables = domain.fittings().firmware().serial().isPresent();
        if (tables) {
            xml.leaf("smbios", "mode", "sysinfo");
        }
        xml.close();
        if (tables) {
            tables(domain.fittings().firmware().serial().get());
        }
    }

    private void machine() {
        String wished = domain.fittings().firmware().machine();
        String usual = domain.biosType() == BiosType.I440FX_SEA_BIOS ? "pc" : "q35";
        xml.text("type", "hvm", "arch", "x86_64", "machine", wished.isEmpty() ? usual : wished);
    }

    private void kernel() {
        domain.directBoot().ifPresent(boot -> {
            xml.text("kernel", boot.kernel());
            if (!boot.initrd().isEmpty()) {
                xml.text("initrd", boot.initrd());
            }
            if (!boot.commandLine().isEmpty()) {
                xml.text("cmdline", boot.commandLine());
            }
        });
    }

    private void tables(SerialNumber serial) {
        String number = switch (serial.policy()) {
            case HOST -> facts.hardwareUuid();
            case VM -> domain.id().toString();
            case CUSTOM -> serial.value();
            case NONE -> "";
        };
        xml.open("sysinfo", "type", "smbios").open("system");
        xml.text("entry", "Vireo", "name", "manufacturer");
        xml.text("entry", "Virtual machine", "name", "product");
        if (!number.isEmpty()) {
            xml.text("entry", number, "name", "serial");
        }
        xml.text("entry", domain.id().toString(), "name", "uuid");
        xml.close().close();
    }
}
