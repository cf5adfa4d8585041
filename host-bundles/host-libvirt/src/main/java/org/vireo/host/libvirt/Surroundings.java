package org.vireo.host.libvirt;

import java.util.Set;
import java.util.function.IntFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.model.BiosType;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.protocol.vm.DomainSpec;

/** Makes the description of a domain of another host fit this one: its disks, networks, consoles and programs. Thread-safe. */
@Component(service = Surroundings.class, configurationPid = LibvirtSettings.PID)
public final class Surroundings {
    private final DeviceRenderer renderer;
    private final KvmProbe probe;
    private final LibvirtSettings settings;

    /** Keeps no state. */
    @Activate
    public Surroundings(@Reference DeviceRenderer renderer, @Reference KvmProbe probe, LibvirtSettings settings) {
        this.renderer = renderer;
        this.probe = probe;
        this.settings = settings;
    }

    static void check(LibvirtSettings settings) {
        int first = settings.migration__port__first();
        int last = settings.migration__port__last();
        if (first < 1 || last < first || last > 65_535) {
            throw new IllegalArgumentException(LibvirtSettings.PID
                    + ": migration_port_first and migration_port_last must be ports in that order, not " + first
                    + " and " + last);
        }
    }

    /**
     * The description for this host.
     *
     * @param spec as this host opens disks and ports
     * @param media where this host keeps the medium of a number, empty for a drive that is to be empty
     */
    String suit(DomainSpec spec, String xml, IntFunction<String> media) {
        var domain = new MovedDomain(xml);
        String type = probe.result().mode() == VirtMode.KVM ? "kvm" : "qemu";
        if (!domain.id().equals(spec.id().toString())) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot take over virtual machine " + spec.id() + ": another one is described");
        }
        if (!domain.type().equals(type)) {
            throw new VireoException(
                    ModelError.HOST_FAILED,
                    "cannot take over virtual machine " + spec.id() + ": it runs by " + domain.type()
                            + " where it is, and this host runs by " + type);
        }
        domain.emulator(settings.emulator());
        domain.consoles(settings.console__listen());
        devices(spec, domain);
        domain.media().forEach(number -> domain.medium(number, media.apply(number)));
        return domain.text();
    }

    private void devices(DomainSpec spec, MovedDomain domain) {
        // only where its bytes are is taken of what is rendered: the guest's names for its disks stay
        spec.disks()
                .forEach(disk -> domain.disk(
                        "ua-" + disk.disk(), renderer.disk(spec.id(), BiosType.Q35_SEA_BIOS, disk, Set.of())));
        spec.nics().forEach(nic -> domain.nic("ua-" + nic.nic(), renderer.nic(nic)));
        if (domain.has(DeviceRenderer.DRIVE)) {
            domain.disk(DeviceRenderer.DRIVE, renderer.drive("sda", spec.disc()));
        }
    }
}
