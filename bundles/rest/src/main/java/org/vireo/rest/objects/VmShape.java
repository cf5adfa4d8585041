package org.vireo.rest.objects;

import java.util.LinkedHashMap;
import java.util.List;
import org.vireo.inventory.Host;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.Architecture;
import org.vireo.rest.types.Bios;
import org.vireo.rest.types.BiosType;
import org.vireo.rest.types.Boot;
import org.vireo.rest.types.BootDevice;
import org.vireo.rest.types.BootMenu;
import org.vireo.rest.types.Console;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.CpuTopology;
import org.vireo.rest.types.CustomProperties;
import org.vireo.rest.types.CustomProperty;
import org.vireo.rest.types.Display;
import org.vireo.rest.types.DisplayType;
import org.vireo.rest.types.HighAvailability;
import org.vireo.rest.types.Hosts;
import org.vireo.rest.types.InheritableBoolean;
import org.vireo.rest.types.Io;
import org.vireo.rest.types.MemoryPolicy;
import org.vireo.rest.types.MigrationOptions;
import org.vireo.rest.types.OperatingSystem;
import org.vireo.rest.types.TimeZone;
import org.vireo.rest.types.Usb;
import org.vireo.rest.types.VirtioScsi;
import org.vireo.rest.types.VmAffinity;
import org.vireo.rest.types.VmBase;
import org.vireo.rest.types.VmPlacementPolicy;
import org.vireo.rest.types.VmType;

/** What virtual machines and templates have in common: their settings as attributes. Immutable. */
final class VmShape {
    /** Attributes that clients rely on but the engine does not act upon; kept ones are shown in their place. */
    <A extends VmBase> A defaults(A bean) {
        var migration = new MigrationOptions();
        migration.setAutoConverge(InheritableBoolean.INHERIT);
        migration.setCompressed(InheritableBoolean.INHERIT);
        migration.setEncrypted(InheritableBoolean.INHERIT);
        bean.setMigration(migration);
        var io = new Io();
        io.setThreads(0);
        bean.setIo(io);
        var usb = new Usb();
        usb.setEnabled(false);
        bean.setUsb(usb);
        var bios = new Bios();
        var menu = new BootMenu();
        menu.setEnabled(false);
        bios.setBootMenu(menu);
        bean.setBios(bios);
        bean.setOrigin("ovirt");
        bean.setStartPaused(false);
        var display = new Display();
        display.setMonitors(1);
        display.setSmartcardEnabled(false);
        display.setCopyPasteEnabled(true);
        display.setFileTransferEnabled(true);
        display.setAllowOverride(false);
        bean.setDisplay(display);
        var placement = new VmPlacementPolicy();
        placement.setAffinity(VmAffinity.MIGRATABLE);
        bean.setPlacementPolicy(placement);
        return bean;
    }

    void show(VmBase bean, VmSettings settings, Context context) {
        bean.setMemory(settings.memory().bytes());
        var policy = new MemoryPolicy();
        policy.setGuaranteed(settings.guaranteedMemory().bytes());
        policy.setMax(settings.maxMemory().bytes());
        bean.setMemoryPolicy(policy);
        bean.setCpu(cpu(settings));
        bean.setOs(os(settings));
        var bios = new Bios();
        bios.setType(Constants.api(BiosType.class, settings.biosType()));
        bean.setBios(bios);
        var ha = new HighAvailability();
        ha.setEnabled(settings.highlyAvailable());
        ha.setPriority(settings.priority());
        bean.setHighAvailability(ha);
        placement(bean, settings, context);
        display(bean, settings);
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
            var scsi = new VirtioScsi();
            scsi.setEnabled(true);
            bean.setVirtioScsi(scsi);
            bean.setSoundcardEnabled(false);
        }
    }

    private static Cpu cpu(VmSettings settings) {
        var topology = new CpuTopology();
        topology.setSockets(settings.cpu().sockets());
        topology.setCores(settings.cpu().cores());
        topology.setThreads(settings.cpu().threads());
        var cpu = new Cpu();
        cpu.setArchitecture(Architecture.X_86_64);
        cpu.setTopology(topology);
        return cpu;
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
        if (settings.pinnedHosts().isEmpty()) {
            return;
        }
        var hosts = new Hosts();
        settings.pinnedHosts()
                .forEach(id -> hosts.getHosts().add(context.refer(new org.vireo.rest.types.Host(), "hosts", id)));
        var policy = new VmPlacementPolicy();
        policy.setHosts(hosts);
        bean.setPlacementPolicy(policy);
    }

    private static void display(VmBase bean, VmSettings settings) {
        settings.graphics().stream().findFirst().ifPresent(first -> {
            var display = new Display();
            display.setType(first == GraphicsType.SPICE ? DisplayType.SPICE : DisplayType.VNC);
            bean.setDisplay(display);
        });
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
        sent.getCustomProperties()
                .forEach(one -> values.put(one.getName(), one.getValue() == null ? "" : one.getValue()));
        return values;
    }
}
