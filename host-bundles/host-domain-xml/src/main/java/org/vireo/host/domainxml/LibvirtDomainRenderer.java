package org.vireo.host.domainxml;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.host.spi.domain.DomainRenderer;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.protocol.vm.DomainSpec;

/** Renders domain XML for libvirt's QEMU driver. Thread-safe; the time and the first console password are its only inputs beside the arguments. */
@Component
public final class LibvirtDomainRenderer implements DomainRenderer {
    /** Names the metadata by which the host knows the domains that are its own. */
    static final String NAMESPACE = "urn:vireo:vm:1";

    private final Clock clock;
    private final Supplier<String> passwords;

    /** With the system's clock and random numbers. */
    @Activate
    public LibvirtDomainRenderer() {
        this(Clock.systemUTC(), randomPasswords());
    }

    LibvirtDomainRenderer(Clock clock, Supplier<String> passwords) {
        this.clock = clock;
        this.passwords = passwords;
    }

    /** Eight letters and digits, all that counts for VNC. */
    private static Supplier<String> randomPasswords() {
        var random = new SecureRandom();
        return () -> random.ints(8, 0, 32)
                .mapToObj(i -> Character.toString("abcdefghijkmnpqrstuvwxyz23456789".charAt(i)))
                .reduce("", String::concat);
    }

    @Override
    public String render(DomainSpec domain, RenderFacts facts) {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(facts, "facts");
        var xml = new Markup();
        xml.open("domain", "type", facts.virtMode() == VirtMode.KVM ? "kvm" : "qemu");
        identity(xml, domain);
        xml.text("memory", Long.toString(domain.memory().bytes() / 1024), "unit", "KiB");
        xml.text("vcpu", Integer.toString(domain.cpu().vcpus()), "placement", "static");
        firmware(xml, domain);
        features(xml, domain, facts);
        cpu(xml, domain, facts);
        clock(xml, domain);
        xml.text("on_poweroff", "destroy").text("on_reboot", "restart").text("on_crash", "destroy");
        xml.open("pm").leaf("suspend-to-mem", "enabled", "no").leaf("suspend-to-disk", "enabled", "no");
        xml.close();
        new Devices(xml, domain, facts, passwords).write();
        return xml.close().finish();
    }

    private static void identity(Markup xml, DomainSpec domain) {
        xml.text("name", domain.name()).text("uuid", domain.id().toString());
        xml.open("metadata");
        xml.leaf("vireo:vm", "xmlns:vireo", NAMESPACE, "type", domain.type().text());
        xml.close();
    }

    private static void firmware(Markup xml, DomainSpec domain) {
        if (domain.biosType() == BiosType.Q35_OVMF || domain.biosType() == BiosType.Q35_SECURE_BOOT) {
            String secure = domain.biosType() == BiosType.Q35_SECURE_BOOT ? "yes" : "no";
            xml.open("os", "firmware", "efi");
            machine(xml, domain);
            xml.open("firmware");
            xml.leaf("feature", "enabled", secure, "name", "enrolled-keys");
            xml.leaf("feature", "enabled", secure, "name", "secure-boot");
            xml.close();
        } else {
            xml.open("os");
            machine(xml, domain);
        }
        domain.directBoot().ifPresent(boot -> {
            xml.text("kernel", boot.kernel());
            if (!boot.initrd().isEmpty()) {
                xml.text("initrd", boot.initrd());
            }
            if (!boot.commandLine().isEmpty()) {
                xml.text("cmdline", boot.commandLine());
            }
        });
        xml.close();
    }

    private static void machine(Markup xml, DomainSpec domain) {
        String machine = domain.biosType() == BiosType.I440FX_SEA_BIOS ? "pc" : "q35";
        xml.text("type", "hvm", "arch", "x86_64", "machine", machine);
    }

    private static void features(Markup xml, DomainSpec domain, RenderFacts facts) {
        xml.open("features").leaf("acpi").leaf("apic").leaf("vmport", "state", "off");
        if (domain.biosType() == BiosType.Q35_SECURE_BOOT) {
            xml.leaf("smm", "state", "on");
        }
        if (facts.virtMode() == VirtMode.EMULATED && facts.translationCacheMiB() > 0) {
            xml.open("tcg");
            xml.text("tb-cache", Integer.toString(facts.translationCacheMiB()), "unit", "MiB");
            xml.close();
        }
        xml.close();
    }

    private static void cpu(Markup xml, DomainSpec domain, RenderFacts facts) {
        if (facts.virtMode() == VirtMode.KVM) {
            xml.open("cpu", "mode", "host-passthrough", "check", "none", "migratable", "on");
        } else {
            xml.open("cpu", "mode", "custom", "match", "exact", "check", "none");
            xml.text("model", "qemu64", "fallback", "allow");
        }
        var cpu = domain.cpu();
        xml.leaf(
                "topology",
                "sockets",
                Integer.toString(cpu.sockets()),
                "cores",
                Integer.toString(cpu.cores()),
                "threads",
                Integer.toString(cpu.threads()));
        xml.close();
    }

    /** QEMU knows no time zones: a clock that runs in one is a clock ahead of UTC by what the zone is ahead at start. */
    private void clock(Markup xml, DomainSpec domain) {
        long ahead = secondsAhead(domain.timeZone());
        if (ahead == 0) {
            xml.open("clock", "offset", "utc");
        } else {
            xml.open("clock", "offset", "variable", "adjustment", Long.toString(ahead), "basis", "utc");
        }
        xml.leaf("timer", "name", "rtc", "tickpolicy", "catchup");
        xml.leaf("timer", "name", "pit", "tickpolicy", "delay");
        xml.leaf("timer", "name", "hpet", "present", "no");
        xml.close();
    }

    private long secondsAhead(String timeZone) {
        if (timeZone.isEmpty()) {
            return 0;
        }
        try {
            return ZoneId.of(timeZone).getRules().getOffset(clock.instant()).getTotalSeconds();
        } catch (DateTimeException e) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot set the clock of the virtual machine: '" + timeZone + "' is no time zone known here",
                    e);
        }
    }
}
