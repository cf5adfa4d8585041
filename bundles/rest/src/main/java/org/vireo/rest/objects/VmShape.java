package org.vireo.rest.objects;

import java.util.LinkedHashMap;
import java.util.List;
import org.vireo.inventory.Host;
import org.vireo.model.HostId;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Boot;
import org.vireo.rest.types.BootDevice;
import org.vireo.rest.types.Console;
import org.vireo.rest.types.CustomProperties;
import org.vireo.rest.types.CustomProperty;
import org.vireo.rest.types.File;
import org.vireo.rest.types.Files;
import org.vireo.rest.types.HighAvailability;
import org.vireo.rest.types.Hosts;
import org.vireo.rest.types.InheritableBoolean;
import org.vireo.rest.types.InstanceType;
import org.vireo.rest.types.MemoryPolicy;
import org.vireo.rest.types.MigrationOptions;
import org.vireo.rest.types.NumaTuneMode;
import org.vireo.rest.types.OperatingSystem;
import org.vireo.rest.types.Payload;
import org.vireo.rest.types.Payloads;
import org.vireo.rest.types.TimeZone;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmAffinity;
import org.vireo.rest.types.VmBase;
import org.vireo.rest.types.VmDeviceType;
import org.vireo.rest.types.VmPlacementPolicy;
import org.vireo.rest.types.VmStorageErrorResumeBehaviour;
import org.vireo.rest.types.VmType;

/** What virtual machines and templates have in common: their settings as attributes. Immutable. */
final class VmShape {
    /** Attributes of virtual machines and templates that the engine keeps itself, or computes. */
    static final String[] OWNED = {
        "bios",
        "cluster",
        "console",
        "cpu.architecture",
        "cpu.cpu_tune",
        "cpu.mode",
        "cpu.topology",
        "cpu_pinning_policy",
        "cpu_shares",
        "creation_time",
        "custom_cpu_model",
        "custom_emulated_machine",
        "custom_properties",
        "delete_protected",
        "display.address",
        "display.allow_override",
        "display.copy_paste_enabled",
        "display.disconnect_action",
        "display.disconnect_action_delay",
        "display.file_transfer_enabled",
        "display.keyboard_layout",
        "display.monitors",
        "display.port",
        "display.secure_port",
        "display.single_qxl_pci",
        "display.smartcard_enabled",
        "display.type",
        "high_availability",
        "initialization",
        "io",
        "memory",
        "memory_policy.ballooning",
        "memory_policy.guaranteed",
        "memory_policy.max",
        "os.boot",
        "os.cmdline",
        "os.initrd",
        "os.kernel",
        "os.type",
        "placement_policy",
        "rng_device",
        "serial_number",
        "soundcard_enabled",
        "start_paused",
        "stateless",
        "storage_error_resume_behaviour",
        "time_zone.name",
        "tpm_enabled",
        "type",
        "usb.enabled",
        "virtio_scsi"
    };

    /** Attributes that clients rely on and that are kept as they were sent; kept ones are shown in their place. */
    <A extends VmBase> A defaults(A bean) {
        var migration = new MigrationOptions();
        migration.setAutoConverge(InheritableBoolean.INHERIT);
        migration.setCompressed(InheritableBoolean.INHERIT);
        migration.setEncrypted(InheritableBoolean.INHERIT);
        bean.setMigration(migration);
        bean.setOrigin("ovirt");
        return bean;
    }

    void show(VmBase bean, VmSettings settings, Context context) {
        bean.setMemory(settings.memory().bytes());
        var policy = new MemoryPolicy();
        policy.setGuaranteed(settings.guaranteedMemory().bytes());
        policy.setMax(settings.maxMemory().bytes());
        bean.setMemoryPolicy(policy);
        bean.setOs(os(settings));
        var ha = new HighAvailability();
        ha.setEnabled(settings.highlyAvailable());
        ha.setPriority(settings.priority());
        bean.setHighAvailability(ha);
        placement(bean, settings, context);
        FittingsShape.show(bean, settings, context.exchange().allContent());
        bean.setStartPaused(settings.conduct().startPaused());
        bean.setStorageErrorResumeBehaviour(Constants.api(
                VmStorageErrorResumeBehaviour.class, settings.conduct().onStorageError()));
        settings.initialization().ifPresent(known -> bean.setInitialization(InitializationShape.show(known)));
        var zone = new TimeZone();
        zone.setName(settings.timeZone().isEmpty() ? "Etc/GMT" : settings.timeZone());
        bean.setTimeZone(zone);
        bean.setType(Constants.api(VmType.class, settings.type()));
        bean.setStateless(settings.stateless());
        bean.setDeleteProtected(settings.deleteProtected());
        if (!settings.customProperties().isEmpty()) {
            bean.setCustomProperties(properties(settings));
        }
        if (context.exchange().allContent()) {
            var console = new Console();
            console.setEnabled(settings.serialConsole());
            bean.setConsole(console);
        }
    }

    private static OperatingSystem os(VmSettings settings) {
        var os = new OperatingSystem();
        os.setType(settings.osType());
        var devices = new Boot.DevicesList();
        settings.bootOrder().forEach(device -> devices.getDevices().add(Constants.api(BootDevice.class, device)));
        var boot = new Boot();
        boot.setDevices(devices);
        os.setBoot(boot);
        settings.directBoot().ifPresent(direct -> {
            os.setKernel(direct.kernel());
            os.setInitrd(direct.initrd().isEmpty() ? null : direct.initrd());
            os.setCmdline(direct.commandLine().isEmpty() ? null : direct.commandLine());
        });
        return os;
    }

    private static void placement(VmBase bean, VmSettings settings, Context context) {
        var policy = new VmPlacementPolicy();
        policy.setAffinity(Constants.api(VmAffinity.class, settings.conduct().affinity()));
        if (!settings.pinnedHosts().isEmpty()) {
            var hosts = new Hosts();
            settings.pinnedHosts()
                    .forEach(id -> hosts.getHosts().add(context.refer(new org.vireo.rest.types.Host(), "hosts", id)));
            policy.setHosts(hosts);
        }
        bean.setPlacementPolicy(policy);
    }

    /** What only virtual machines have. */
    void showRun(Vm bean, VmSettings settings, Context context) {
        settings.fittings()
                .numa()
                .mode()
                .ifPresent(mode -> bean.setNumaTuneMode(Constants.api(NumaTuneMode.class, mode)));
        if (!settings.conduct().instanceType().isEmpty()) {
            bean.setInstanceType(context.refer(
                    new InstanceType(), "instancetypes", settings.conduct().instanceType()));
        }
        if (!settings.payloads().isEmpty() && context.exchange().allContent()) {
            var payloads = new Payloads();
            settings.payloads().forEach(one -> payloads.getPayloads().add(payload(one)));
            bean.setPayloads(payloads);
        }
    }

    private static Payload payload(org.vireo.model.Payload known) {
        var files = new Files();
        known.files().forEach(one -> {
            var file = new File();
            file.setName(one.name());
            file.setContent(one.content().reveal());
            files.getFiles().add(file);
        });
        var payload = new Payload();
        payload.setType(VmDeviceType.CDROM);
        payload.setVolumeId(known.volumeId().isEmpty() ? null : known.volumeId());
        payload.setFiles(files);
        return payload;
    }

    private static CustomProperties properties(VmSettings settings) {
        var properties = new CustomProperties();
        settings.customProperties().forEach((name, value) -> {
            var property = new CustomProperty();
            property.setName(name);
            property.setValue(value);
            properties.getCustomProperties().add(property);
        });
        return properties;
    }

    static List<HostId> hosts(Hosts sent, Context context) {
        return sent.getHosts().stream()
                .map(host -> context.resolve(Host.class, HostId::new, host).id())
                .toList();
    }

    static LinkedHashMap<String, String> properties(CustomProperties sent) {
        var values = new LinkedHashMap<String, String>();
        for (var one : sent.getCustomProperties()) {
            if (one.getName() == null) {
                throw RequestFault.badValue("a custom property has no name");
            }
            values.put(one.getName(), one.getValue() == null ? "" : one.getValue());
        }
        return values;
    }
}
