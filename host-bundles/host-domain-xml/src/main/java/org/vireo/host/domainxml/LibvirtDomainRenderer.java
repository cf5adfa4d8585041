package org.vireo.host.domainxml;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.host.spi.domain.DomainRenderer;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.ModelError;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;

/** Renders domain XML for libvirt's QEMU driver. Thread-safe; the time and the first console password are its only inputs beside the arguments. */
@Component
public final class LibvirtDomainRenderer implements DomainRenderer, DeviceRenderer {
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
        var cpus = new Cpus(xml, domain, facts);
        cpus.memory();
        cpus.count();
        new Firmware(xml, domain, facts).write();
        features(xml, domain, facts);
        cpus.model();
        clock(xml, domain);
        xml.text("on_poweroff", "destroy").text("on_reboot", "restart").text("on_crash", "destroy");
        xml.open("pm").leaf("suspend-to-mem", "enabled", "no").leaf("suspend-to-disk", "enabled", "no");
        xml.close();
        new Devices(xml, domain, facts, passwords).write();
        return xml.close().finish();
    }

    @Override
    public String disk(VmId vm, BiosType chipset, DiskDevice disk, Set<String> taken) {
        var xml = new Markup();
        new Disks(xml, vm, new TargetNames(chipset, taken), 0).disk(disk, Optional.empty());
        return xml.finish();
    }

    @Override
    public String nic(NicDevice nic) {
        var xml = new Markup();
        new Nics(xml).nic(nic, Optional.empty());
        return xml.finish();
    }

    @Override
    public String memory(ByteSize size, int node) {
        var xml = new Markup();
        xml.open("memory", "model", "dimm").open("target");
        xml.text("size", Long.toString(size.bytes() / 1024), "unit", "KiB");
        xml.text("node", Integer.toString(node));
        return xml.close().close().finish();
    }

    @Override
    public String drive(String target, Optional<DiskSource> disc) {
        var xml = new Markup();
        new Drives(xml, BiosType.Q35_SEA_BIOS, new TargetNames(BiosType.Q35_SEA_BIOS, Set.of()))
                .drive(DRIVE, target, disc, Optional.empty());
        return xml.finish();
    }

    private static void identity(Markup xml, DomainSpec domain) {
        xml.text("name", domain.name()).text("uuid", domain.id().toString());
        xml.open("metadata");
        if (domain.onStorageError() == StorageErrorBehaviour.AUTO_RESUME) {
            xml.leaf("vireo:vm", "xmlns:vireo", NAMESPACE, "type", domain.type().text());
        } else {
            String behaviour = domain.onStorageError().text();
            xml.leaf("vireo:vm", "xmlns:vireo", NAMESPACE, "type", domain.type().text(), "on-storage-error", behaviour);
        }
        xml.close();
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
