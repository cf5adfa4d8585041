package org.vireo.host.domainxml;

import java.util.function.Supplier;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.GraphicsType;
import org.vireo.protocol.vm.DomainSpec;

/** Writes consoles and what belongs to them. Confined to one thread. */
final class Consoles {
    private static final int REDIRECTED_DEVICES = 4;

    private final Markup xml;
    private final DomainSpec domain;
    private final RenderFacts facts;
    private final Supplier<String> passwords;
    private final boolean spice;

    Consoles(Markup xml, DomainSpec domain, RenderFacts facts, Supplier<String> passwords) {
        this.xml = xml;
        this.domain = domain;
        this.facts = facts;
        this.passwords = passwords;
        this.spice = domain.graphics().contains(GraphicsType.SPICE);
    }

    void write() {
        serialConsole();
        channels();
        graphics();
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
        if (!spice) {
            return;
        }
        xml.open("channel", "type", "spicevmc").leaf("target", "type", "virtio", "name", "com.redhat.spice.0");
        xml.close();
        if (domain.fittings().display().smartcard()) {
            xml.leaf("smartcard", "mode", "passthrough", "type", "spicevmc");
        }
        if (domain.fittings().devices().usbRedirection()) {
            for (int i = 0; i < REDIRECTED_DEVICES; i++) {
                xml.leaf("redirdev", "bus", "usb", "type", "spicevmc");
            }
        }
    }

    private void graphics() {
        if (domain.graphics().isEmpty()) {
            return;
        }
        xml.leaf("input", "type", "tablet", "bus", "usb");
        domain.graphics().stream().distinct().forEach(this::console);
        video();
    }

    /** Only SPICE shows more than one monitor. */
    private void video() {
        int monitors = spice ? domain.fittings().display().monitors() : 1;
        boolean single = domain.fittings().display().singleQxlPci();
        for (int i = 0; i < (single ? 1 : monitors); i++) {
            xml.open("video");
            if (spice) {
                String heads = single ? Integer.toString(monitors) : "1";
                xml.leaf("model", "type", "qxl", "ram", "65536", "vram", "32768", "vgamem", "16384", "heads", heads);
            } else {
                xml.leaf("model", "type", "vga", "vram", "16384", "heads", "1");
            }
            xml.close();
        }
    }

    /** Nobody gets in before a ticket is set: the password is unknown and has expired. Without one, everybody would get in. */
    private void console(GraphicsType type) {
        var display = domain.fittings().display();
        String[] usual = {
            "type",
            type.text(),
            "autoport",
            "yes",
            "passwd",
            passwords.get(),
            "passwdValidTo",
            "1970-01-01T00:00:01",
            "keymap",
            display.keyboardLayout()
        };
        xml.open("graphics", display.keyboardLayout().isEmpty() ? java.util.Arrays.copyOf(usual, 8) : usual);
        xml.leaf("listen", "type", "address", "address", facts.consoleListen());
        if (type == GraphicsType.SPICE && !display.copyPaste()) {
            xml.leaf("clipboard", "copypaste", "no");
        }
        if (type == GraphicsType.SPICE && !display.fileTransfer()) {
            xml.leaf("filetransfer", "enable", "no");
        }
        xml.close();
    }
}
