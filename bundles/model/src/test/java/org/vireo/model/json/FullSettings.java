package org.vireo.model.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.ByteSize;
import org.vireo.model.Conduct;
import org.vireo.model.CpuMode;
import org.vireo.model.CpuTuning;
import org.vireo.model.DeviceSettings;
import org.vireo.model.DiskId;
import org.vireo.model.DisplaySettings;
import org.vireo.model.FirmwareSettings;
import org.vireo.model.GuestAddress;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.GuestNicConfiguration;
import org.vireo.model.GuestNumaNode;
import org.vireo.model.Initialization;
import org.vireo.model.IpMethod;
import org.vireo.model.NumaMode;
import org.vireo.model.NumaSettings;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.RngDevice;
import org.vireo.model.RngSource;
import org.vireo.model.Secret;
import org.vireo.model.SerialNumber;
import org.vireo.model.SerialPolicy;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VcpuPin;
import org.vireo.model.VmAffinity;
import org.vireo.model.VmFittings;
import org.vireo.model.VmSettings;
import org.vireo.model.Watchdog;
import org.vireo.model.WatchdogAction;
import org.vireo.model.WatchdogModel;
import org.vireo.model.WindowsSetup;

/** Settings in which nothing is as usual. */
final class FullSettings {
    static final String PASSWORD = "open sesame";

    private FullSettings() {}

    static VmSettings make() {
        return VmSettings.BLANK
                .edit()
                .graphics(List.of())
                .customProperties(Map.of("hook", "1"))
                .fittings(fittings())
                .conduct(new Conduct(
                        VmAffinity.PINNED, true, "00000003-0003-0003-0003-0000000000be", StorageErrorBehaviour.KILL))
                .initialization(Optional.of(initialization()))
                .payloads(List.of(new Payload("extra", List.of(new PayloadFile("a.txt", Secret.of(PASSWORD))))))
                .done();
    }

    private static VmFittings fittings() {
        var numa = new GuestNumaNode(
                new UUID(1, 2), 0, ByteSize.ofMiB(512), List.of(0, 1), List.of(0), Optional.of(NumaMode.PREFERRED));
        return new VmFittings(
                new CpuTuning(Optional.of(CpuMode.CUSTOM), "Nehalem", List.of(new VcpuPin(0, "0-3,^2")), 1024),
                new NumaSettings(Optional.of(NumaMode.STRICT), List.of(numa)),
                new DisplaySettings(2, true, false, false, true, true, "de", "REBOOT", 5),
                new DeviceSettings(
                        false,
                        Optional.of(new RngDevice(RngSource.HWRNG, 1234, 2000)),
                        Optional.of(new Watchdog(WatchdogModel.I6300ESB, WatchdogAction.RESET)),
                        2,
                        false,
                        true,
                        true,
                        Optional.of(DiskId.random())),
                new FirmwareSettings(
                        true, "pc-q35-7.2", Optional.of(new SerialNumber(SerialPolicy.CUSTOM, "S1")), true));
    }

    private static Initialization initialization() {
        var nic = new GuestNicConfiguration(
                "eth0",
                true,
                new GuestAddress(IpMethod.STATIC, "192.0.2.5", "255.255.255.0", "192.0.2.1"),
                GuestAddress.NONE);
        return new Initialization(
                "web-1.example.org",
                "Europe/Berlin",
                "runcmd: [date]",
                true,
                new GuestLogin("alice", Optional.of(Secret.of(PASSWORD)), "ssh-ed25519 AAAA alice", true),
                new GuestNetwork("192.0.2.2", "example.org", List.of(nic), "eni"),
                new WindowsSetup(
                        "ad.example.org",
                        "OU=a",
                        "Example",
                        Optional.of(Secret.of("AAAAA-BBBBB")),
                        "en-US",
                        "en-US",
                        "en-US",
                        "en-US"));
    }
}
