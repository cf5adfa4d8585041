package org.vireo.rest.objects;

import org.vireo.model.CpuTuning;
import org.vireo.model.DeviceSettings;
import org.vireo.model.DisplaySettings;
import org.vireo.model.FirmwareSettings;
import org.vireo.model.GraphicsType;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Constants;
import org.vireo.rest.types.Architecture;
import org.vireo.rest.types.Bios;
import org.vireo.rest.types.BiosType;
import org.vireo.rest.types.BootMenu;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.CpuMode;
import org.vireo.rest.types.CpuPinningPolicy;
import org.vireo.rest.types.CpuTopology;
import org.vireo.rest.types.CpuTune;
import org.vireo.rest.types.Display;
import org.vireo.rest.types.DisplayType;
import org.vireo.rest.types.Io;
import org.vireo.rest.types.Rate;
import org.vireo.rest.types.RngDevice;
import org.vireo.rest.types.RngSource;
import org.vireo.rest.types.SerialNumber;
import org.vireo.rest.types.SerialNumberPolicy;
import org.vireo.rest.types.Usb;
import org.vireo.rest.types.VcpuPin;
import org.vireo.rest.types.VcpuPins;
import org.vireo.rest.types.VirtioScsi;
import org.vireo.rest.types.VmBase;

/** What a machine is fitted with, as attributes. Stateless. */
final class FittingsShape {
    private FittingsShape() {}

    static void show(VmBase bean, VmSettings settings, boolean all) {
        var fittings = settings.fittings();
        cpu(bean, settings, fittings.cpu());
        display(bean, settings, fittings.display());
        devices(bean, fittings.devices(), all);
        firmware(bean, settings, fittings.firmware());
    }

    private static void cpu(VmBase bean, VmSettings settings, CpuTuning tuning) {
        var topology = new CpuTopology();
        topology.setSockets(settings.cpu().sockets());
        topology.setCores(settings.cpu().cores());
        topology.setThreads(settings.cpu().threads());
        var cpu = new Cpu();
        cpu.setArchitecture(Architecture.X_86_64);
        cpu.setTopology(topology);
        tuning.mode().ifPresent(mode -> cpu.setMode(Constants.api(CpuMode.class, mode)));
        if (!tuning.pins().isEmpty()) {
            var pins = new VcpuPins();
            tuning.pins().forEach(pin -> {
                var shown = new VcpuPin();
                shown.setVcpu(pin.vcpu());
                shown.setCpuSet(pin.hostCpus());
                pins.getVcpuPins().add(shown);
            });
            var tune = new CpuTune();
            tune.setVcpuPins(pins);
            cpu.setCpuTune(tune);
        }
        bean.setCpu(cpu);
        bean.setCpuPinningPolicy(tuning.pins().isEmpty() ? CpuPinningPolicy.NONE : CpuPinningPolicy.MANUAL);
        bean.setCpuShares(tuning.shares());
        bean.setCustomCpuModel(tuning.model().isEmpty() ? null : tuning.model());
    }

    private static void display(VmBase bean, VmSettings settings, DisplaySettings wanted) {
        var display = new Display();
        settings.graphics().stream()
                .findFirst()
                .ifPresent(first -> display.setType(first == GraphicsType.SPICE ? DisplayType.SPICE : DisplayType.VNC));
        display.setMonitors(wanted.monitors());
        display.setSingleQxlPci(wanted.singleQxlPci());
        display.setCopyPasteEnabled(wanted.copyPaste());
        display.setFileTransferEnabled(wanted.fileTransfer());
        display.setSmartcardEnabled(wanted.smartcard());
        display.setAllowOverride(wanted.allowOverride());
        display.setKeyboardLayout(wanted.keyboardLayout().isEmpty() ? null : wanted.keyboardLayout());
        display.setDisconnectAction(wanted.disconnectAction().isEmpty() ? "LOCK_SCREEN" : wanted.disconnectAction());
        display.setDisconnectActionDelay(wanted.disconnectDelay());
        bean.setDisplay(display);
    }

    private static void devices(VmBase bean, DeviceSettings devices, boolean all) {
        var io = new Io();
        io.setThreads(devices.ioThreads());
        bean.setIo(io);
        var usb = new Usb();
        usb.setEnabled(devices.usbRedirection());
        bean.setUsb(usb);
        devices.rng().ifPresent(rng -> {
            var shown = new RngDevice();
            shown.setSource(Constants.api(RngSource.class, rng.source()));
            if (rng.bytes() > 0) {
                var rate = new Rate();
                rate.setBytes(rng.bytes());
                rate.setPeriod(rng.period() == 0 ? null : rng.period());
                shown.setRate(rate);
            }
            bean.setRngDevice(shown);
        });
        bean.getMemoryPolicy().setBallooning(devices.balloon());
        if (all) {
            var scsi = new VirtioScsi();
            scsi.setEnabled(devices.virtioScsi());
            bean.setVirtioScsi(scsi);
            bean.setSoundcardEnabled(devices.sound());
        }
    }

    private static void firmware(VmBase bean, VmSettings settings, FirmwareSettings firmware) {
        var menu = new BootMenu();
        menu.setEnabled(firmware.bootMenu());
        var bios = new Bios();
        bios.setBootMenu(menu);
        bios.setType(Constants.api(BiosType.class, settings.biosType()));
        bean.setBios(bios);
        bean.setCustomEmulatedMachine(firmware.machine().isEmpty() ? null : firmware.machine());
        bean.setTpmEnabled(firmware.tpm());
        firmware.serial().ifPresent(serial -> {
            var number = new SerialNumber();
            number.setPolicy(Constants.api(SerialNumberPolicy.class, serial.policy()));
            number.setValue(serial.value().isEmpty() ? null : serial.value());
            bean.setSerialNumber(number);
        });
    }
}
