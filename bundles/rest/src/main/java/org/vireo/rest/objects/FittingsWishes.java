package org.vireo.rest.objects;

import static org.vireo.rest.objects.VmWishes.ifSent;
import static org.vireo.rest.objects.VmWishes.orElse;

import java.util.List;
import java.util.Optional;
import org.vireo.model.CpuMode;
import org.vireo.model.CpuTuning;
import org.vireo.model.DeviceSettings;
import org.vireo.model.DisplaySettings;
import org.vireo.model.FirmwareSettings;
import org.vireo.model.GraphicsType;
import org.vireo.model.RngDevice;
import org.vireo.model.RngSource;
import org.vireo.model.SerialNumber;
import org.vireo.model.SerialPolicy;
import org.vireo.model.VcpuPin;
import org.vireo.model.VmFittings;
import org.vireo.model.VmSettingsEdit;
import org.vireo.rest.define.Constants;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Architecture;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.CpuPinningPolicy;
import org.vireo.rest.types.CpuTune;
import org.vireo.rest.types.Display;
import org.vireo.rest.types.VmBase;

/** What a machine is to be fitted with: what there is, changed by whatever the body has. Stateless. */
final class FittingsWishes {
    private FittingsWishes() {}

    static void apply(VmSettingsEdit edit, VmFittings present, VmBase sent) {
        refuse(sent);
        edit.fittings(present.cpu(cpu(present.cpu(), sent))
                .display(display(present.display(), sent.getDisplay()))
                .devices(devices(present.devices(), sent))
                .firmware(firmware(present.firmware(), sent)));
        ifSent(
                sent.getDisplay(),
                display -> ifSent(
                        display.getType(), type -> edit.graphics(List.of(Constants.model(GraphicsType.class, type)))));
    }

    /** What would be dangerous to ignore. */
    private static void refuse(VmBase sent) {
        ifSent(sent.getCpuPinningPolicy(), policy -> {
            if (policy != CpuPinningPolicy.NONE && policy != CpuPinningPolicy.MANUAL) {
                throw RequestFault.unsupported("CPUs of a host for one VM alone");
            }
        });
        ifSent(
                sent.getCpu(),
                cpu -> ifSent(cpu.getArchitecture(), architecture -> {
                    if (architecture != Architecture.X_86_64 && architecture != Architecture.UNDEFINED) {
                        throw RequestFault.unsupported("Any architecture but x86_64");
                    }
                }));
    }

    private static CpuTuning cpu(CpuTuning present, VmBase sent) {
        var cpu = Optional.ofNullable(sent.getCpu());
        var mode = cpu.map(Cpu::getMode)
                .map(one -> Constants.model(CpuMode.class, one))
                .or(present::mode);
        var pins = cpu.map(Cpu::getCpuTune)
                .map(CpuTune::getVcpuPins)
                .map(all -> all.getVcpuPins().stream()
                        .map(pin -> new VcpuPin(orElse(pin.getVcpu(), 0), orElse(pin.getCpuSet(), "")))
                        .toList())
                .orElse(present.pins());
        if (sent.getCpuPinningPolicy() == CpuPinningPolicy.NONE) {
            pins = List.of();
        }
        return new CpuTuning(
                mode,
                orElse(sent.getCustomCpuModel(), present.model()),
                pins,
                Math.max(0, orElse(sent.getCpuShares(), present.shares())));
    }

    private static DisplaySettings display(DisplaySettings present, Display sent) {
        return sent == null
                ? present
                : new DisplaySettings(
                        orElse(sent.getMonitors(), present.monitors()),
                        orElse(sent.isSingleQxlPci(), present.singleQxlPci()),
                        orElse(sent.isCopyPasteEnabled(), present.copyPaste()),
                        orElse(sent.isFileTransferEnabled(), present.fileTransfer()),
                        orElse(sent.isSmartcardEnabled(), present.smartcard()),
                        orElse(sent.isAllowOverride(), present.allowOverride()),
                        orElse(sent.getKeyboardLayout(), present.keyboardLayout()),
                        orElse(sent.getDisconnectAction(), present.disconnectAction()),
                        orElse(sent.getDisconnectActionDelay(), present.disconnectDelay()));
    }

    private static DeviceSettings devices(DeviceSettings present, VmBase sent) {
        return new DeviceSettings(
                present(sent.getMemoryPolicy(), policy -> policy.isBallooning(), present.balloon()),
                rng(present, sent),
                present.watchdog(),
                present(sent.getIo(), io -> io.getThreads(), present.ioThreads()),
                present(sent.getVirtioScsi(), scsi -> scsi.isEnabled(), present.virtioScsi()),
                present(sent.getUsb(), usb -> usb.isEnabled(), present.usbRedirection()),
                orElse(sent.isSoundcardEnabled(), present.sound()),
                present.cdrom());
    }

    private interface Part<S, V> {
        V of(S sent);
    }

    /** The part of a structure, if both were sent. */
    private static <S, V> V present(S sent, Part<S, V> part, V otherwise) {
        return sent == null ? otherwise : orElse(part.of(sent), otherwise);
    }

    /** A source without anything in it means none. */
    private static Optional<RngDevice> rng(DeviceSettings present, VmBase sent) {
        var wished = sent.getRngDevice();
        if (wished == null) {
            return present.rng();
        }
        if (wished.getSource() == null && wished.getRate() == null) {
            return Optional.empty();
        }
        var before = present.rng().orElse(RngDevice.USUAL);
        var source =
                wished.getSource() == null ? before.source() : Constants.model(RngSource.class, wished.getSource());
        var rate = wished.getRate();
        return Optional.of(
                rate == null
                        ? new RngDevice(source, before.bytes(), before.period())
                        : new RngDevice(source, orElse(rate.getBytes(), 0), orElse(rate.getPeriod(), 0)));
    }

    private static FirmwareSettings firmware(FirmwareSettings present, VmBase sent) {
        var menu = present(sent.getBios(), bios -> bios.getBootMenu(), null);
        return new FirmwareSettings(
                present(menu, one -> one.isEnabled(), present.bootMenu()),
                orElse(sent.getCustomEmulatedMachine(), present.machine()),
                serial(present, sent),
                orElse(sent.isTpmEnabled(), present.tpm()));
    }

    private static Optional<SerialNumber> serial(FirmwareSettings present, VmBase sent) {
        var wished = sent.getSerialNumber();
        if (wished == null) {
            return present.serial();
        }
        if (wished.getPolicy() == null) {
            return wished.getValue() == null
                    ? Optional.empty()
                    : Optional.of(new SerialNumber(SerialPolicy.CUSTOM, wished.getValue()));
        }
        var policy = Constants.model(SerialPolicy.class, wished.getPolicy());
        return Optional.of(
                new SerialNumber(policy, policy == SerialPolicy.CUSTOM ? orElse(wished.getValue(), "") : ""));
    }
}
