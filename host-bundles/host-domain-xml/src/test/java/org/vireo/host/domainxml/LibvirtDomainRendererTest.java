package org.vireo.host.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuMode;
import org.vireo.model.CpuTopology;
import org.vireo.model.CpuTuning;
import org.vireo.model.DeviceSettings;
import org.vireo.model.DirectBoot;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DisplaySettings;
import org.vireo.model.FirmwareSettings;
import org.vireo.model.GraphicsType;
import org.vireo.model.GuestNumaNode;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.NumaMode;
import org.vireo.model.NumaSettings;
import org.vireo.model.Payload;
import org.vireo.model.RngDevice;
import org.vireo.model.RngSource;
import org.vireo.model.SerialNumber;
import org.vireo.model.SerialPolicy;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VcpuPin;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmType;
import org.vireo.model.Watchdog;
import org.vireo.model.WatchdogAction;
import org.vireo.model.WatchdogModel;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.BlockDisk;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.IoLimits;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.protocol.vm.PortBinding.BridgePort;
import org.vireo.protocol.vm.PortBinding.NetworkPort;
import org.vireo.protocol.vm.PortBinding.SwitchPort;
import org.vireo.protocol.vm.PortBinding.Unconnected;
import org.xml.sax.InputSource;

class LibvirtDomainRendererTest {
    private static final VmId VM = VmId.of("11111111-1111-4111-8111-111111111111");
    private static final RenderFacts EMULATED = new RenderFacts(
            VirtMode.EMULATED,
            "/usr/bin/qemu-system-x86_64",
            "127.0.0.1",
            32,
            "44444444-4444-4444-8444-444444444444",
            List.of());
    private static final RenderFacts KVM = new RenderFacts(
            VirtMode.KVM, "/usr/libexec/qemu-kvm", "192.0.2.7", 32, "44444444-4444-4444-8444-444444444444", List.of());

    private final LibvirtDomainRenderer renderer = new LibvirtDomainRenderer(
            Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC), () -> "nobody12");

    @Test
    void rendersEmulatedQ35WithDiskAndNetwork() throws IOException {
        var spec = new Draft();
        spec.disks = List.of(disk(1, new FileDisk("/data/d/images/1", DiskFormat.COW), DiskInterface.VIRTIO, true));
        spec.nics = List.of(nic(1, new NetworkPort("vireo-net")));
        assertGolden("q35-emulated.xml", renderer.render(spec.build(), EMULATED));
    }

    @Test
    void remembersWhatBecomesOfItWhenItsStorageFails() {
        var spec = new Draft();
        assertThat(renderer.render(spec.build(), EMULATED)).doesNotContain("on-storage-error");
        spec.onStorageError = StorageErrorBehaviour.LEAVE_PAUSED;
        assertThat(renderer.render(spec.build(), EMULATED)).contains("on-storage-error=\"leave_paused\"");
    }

    @Test
    void limitsWhatADiskTakes() {
        var spec = new Draft();
        var source = new FileDisk("/data/a", DiskFormat.RAW);
        var limits = new IoLimits(0, 20 << 20, 10 << 20, 100, 0, 0);
        spec.disks = List.of(
                new DiskDevice(diskId(1), source, DiskInterface.VIRTIO, true, false, false, Optional.of(limits)));
        var xml = renderer.render(spec.build(), EMULATED);
        assertThat(xml.replaceAll("\\s+", ""))
                .contains("<iotune><read_bytes_sec>20971520</read_bytes_sec><write_bytes_sec>10485760</write_bytes_sec>"
                        + "<total_iops_sec>100</total_iops_sec></iotune>");
    }

    @Test
    void rendersEveryKindOfDiskAndPortWithKvm() throws IOException {
        var spec = new Draft();
        spec.bootOrder = List.of(BootDevice.NETWORK, BootDevice.HD);
        spec.disks = List.of(
                disk(1, new FileDisk("/data/a", DiskFormat.RAW), DiskInterface.VIRTIO_SCSI, false),
                disk(2, new BlockDisk("/dev/vg/b", DiskFormat.COW), DiskInterface.SATA, true),
                new DiskDevice(
                        diskId(3),
                        new NetworkDisk("rbd", "pool/c", List.of("mon1:6789", "mon2"), "", DiskFormat.RAW),
                        DiskInterface.VIRTIO,
                        true,
                        true,
                        true));
        spec.nics = List.of(
                nic(1, new BridgePort("br0")),
                nic(2, new SwitchPort("br-int", "22222222-2222-4222-8222-222222222222", Optional.of(42))),
                new NicDevice(nicId(3), "56:6f:00:00:00:03", NicModel.E1000E, false, new Unconnected()));
        spec.graphics = List.of(GraphicsType.SPICE, GraphicsType.VNC);
        spec.cpu = new CpuTopology(2, 2, 1);
        spec.timeZone = "Europe/Berlin";
        assertGolden("q35-kvm.xml", renderer.render(spec.build(), KVM));
    }

    @Test
    void rendersDisksOfAnNfsServer() throws IOException {
        var spec = new Draft();
        spec.disks = List.of(
                disk(
                        1,
                        new LayeredDisk(nfs("top", DiskFormat.COW), List.of(nfs("low", DiskFormat.RAW))),
                        DiskInterface.VIRTIO,
                        true),
                disk(2, nfs("other", DiskFormat.RAW), DiskInterface.VIRTIO_SCSI, false),
                disk(
                        3,
                        new LayeredDisk(
                                new FileDisk("/data/c", DiskFormat.COW),
                                List.of(
                                        new FileDisk("/data/b", DiskFormat.COW),
                                        new BlockDisk("/dev/a", DiskFormat.RAW))),
                        DiskInterface.SATA,
                        false));
        spec.disc = Optional.of(nfs("iso", DiskFormat.RAW));
        assertGolden("nfs.xml", renderer.render(spec.build(), EMULATED));
    }

    @Test
    void rendersDisksOfCephWithTheSecretOfTheirHost() throws IOException {
        var spec = new Draft();
        spec.disks = List.of(disk(
                1,
                new LayeredDisk(rbd("top", DiskFormat.COW), List.of(rbd("low", DiskFormat.RAW))),
                DiskInterface.VIRTIO_SCSI,
                true));
        assertGolden("ceph.xml", renderer.render(spec.build(), EMULATED));
    }

    @Test
    void rendersSlicesOfLunsWithTheirSecret() throws IOException {
        var spec = new Draft();
        spec.disks = List.of(
                disk(
                        1,
                        new LayeredDisk(lun("top", DiskFormat.COW), List.of(lun("low", DiskFormat.RAW))),
                        DiskInterface.VIRTIO_SCSI,
                        true),
                new DiskDevice(
                        diskId(2),
                        new NetworkDisk(
                                "iscsi", "iqn.2026-11.org.example:db/3", List.of("192.0.2.9:3260"), "", DiskFormat.RAW),
                        DiskInterface.VIRTIO_SCSI,
                        false,
                        false,
                        true,
                        Optional.empty(),
                        true));
        assertGolden("iscsi.xml", renderer.render(spec.build(), EMULATED));
    }

    private static NetworkDisk lun(String name, DiskFormat format) {
        long offset = name.equals("top") ? 34603008 : 67108864;
        return new NetworkDisk(
                "iscsi",
                "iqn.2026-11.org.example:vms/1",
                List.of("192.0.2.9:3260"),
                "vireo@33333333-3333-4333-8333-333333333333",
                format,
                Optional.of(new DiskSource.Slice(offset, ByteSize.ofMiB(24))));
    }

    private static NetworkDisk rbd(String name, DiskFormat format) {
        return new NetworkDisk(
                "rbd",
                "vms/" + name,
                List.of("mon1", "192.0.2.9:6789", "[2001:db8::1]:3300", "[2001:db8::2]"),
                "vireo@33333333-3333-4333-8333-333333333333",
                format);
    }

    private static NetworkDisk nfs(String name, DiskFormat format) {
        return new NetworkDisk("nfs", "/export/d/images/" + name, List.of("192.0.2.9"), "", format);
    }

    @Test
    void rendersI440fxWithKernelAndNoConsole() throws IOException {
        var spec = new Draft();
        spec.bios = BiosType.I440FX_SEA_BIOS;
        spec.directBoot = Optional.of(new DirectBoot("/boot/k", "/boot/i", "console=ttyS0 a<b&\"c\""));
        spec.disks = List.of(disk(1, new FileDisk("/data/a", DiskFormat.COW), DiskInterface.IDE, true));
        spec.graphics = List.of();
        spec.serialConsole = false;
        assertGolden("i440fx-kernel.xml", renderer.render(spec.build(), EMULATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q35_OVMF", "Q35_SECURE_BOOT"})
    void rendersUefi(String bios) throws IOException {
        var spec = new Draft();
        spec.bios = BiosType.valueOf(bios);
        assertGolden(bios + ".xml", renderer.render(spec.build(), KVM));
    }

    @Test
    void rendersRoomForMoreMemoryAndCpus() throws IOException {
        var spec = new Draft();
        spec.memory = ByteSize.ofMiB(256);
        spec.cpu = new CpuTopology(1, 2, 1);
        assertGolden("hot-plug.xml", renderer.render(spec.build(), KVM));
    }

    @Test
    void rendersPinsNodesSharesAndThreads() throws IOException {
        var spec = new Draft();
        spec.cpu = new CpuTopology(2, 1, 1);
        spec.disks = List.of(
                disk(1, new FileDisk("/data/a", DiskFormat.RAW), DiskInterface.VIRTIO, true),
                disk(2, new FileDisk("/data/b", DiskFormat.RAW), DiskInterface.VIRTIO, false),
                disk(3, new FileDisk("/data/c", DiskFormat.RAW), DiskInterface.VIRTIO, false));
        spec.fittings = VmFittings.USUAL
                .cpu(new CpuTuning(
                        Optional.of(CpuMode.CUSTOM),
                        "Nehalem,+vmx,-sse4.2",
                        List.of(new VcpuPin(0, "0"), new VcpuPin(1, "1-3,^2")),
                        512))
                .numa(new NumaSettings(
                        Optional.of(NumaMode.INTERLEAVE),
                        List.of(
                                node(0, List.of(0), List.of(0), Optional.empty()),
                                node(1, List.of(1), List.of(0, 1), Optional.of(NumaMode.PREFERRED)))))
                .devices(new DeviceSettings(
                        true, Optional.empty(), Optional.empty(), 2, true, false, false, Optional.empty()));
        assertGolden("pins-and-nodes.xml", renderer.render(spec.build(), EMULATED));
    }

    @Test
    void rendersEveryOtherDevice() throws IOException {
        var spec = new Draft();
        spec.graphics = List.of(GraphicsType.SPICE);
        spec.bootOrder = List.of(BootDevice.CDROM, BootDevice.HD);
        spec.disc = Optional.of(new FileDisk("/data/install.iso", DiskFormat.RAW));
        spec.fittings = VmFittings.USUAL
                .display(new DisplaySettings(4, true, false, false, true, false, "de", "REBOOT", 1))
                .devices(new DeviceSettings(
                        false,
                        Optional.of(new RngDevice(RngSource.HWRNG, 1024, 500)),
                        Optional.of(new Watchdog(WatchdogModel.I6300ESB, WatchdogAction.RESET)),
                        1,
                        true,
                        true,
                        true,
                        Optional.empty()))
                .firmware(new FirmwareSettings(
                        true, "pc-q35-7.2", Optional.of(new SerialNumber(SerialPolicy.CUSTOM, "S<1>")), true));
        var facts = new RenderFacts(
                VirtMode.KVM, "/usr/libexec/qemu-kvm", "192.0.2.7", 32, "", List.of("/media/1.iso", "/media/2.iso"));
        assertGolden("devices.xml", renderer.render(spec.build(), facts));
    }

    @Test
    void rendersOldHardware() throws IOException {
        var spec = new Draft();
        spec.bios = BiosType.I440FX_SEA_BIOS;
        spec.graphics = List.of(GraphicsType.SPICE);
        spec.fittings = VmFittings.USUAL
                .cpu(new CpuTuning(Optional.of(CpuMode.HOST_MODEL), "", List.of(), 0))
                .display(new DisplaySettings(2, false, true, true, false, false, "", "", 0))
                .devices(new DeviceSettings(
                        true, Optional.empty(), Optional.empty(), 0, false, false, true, Optional.empty()))
                .firmware(new FirmwareSettings(false, "", Optional.of(new SerialNumber(SerialPolicy.HOST, "")), true));
        assertGolden("old-hardware.xml", renderer.render(spec.build(), KVM));
    }

    @Test
    void rendersDevicesThatArePlugged() throws IOException {
        var disk = disk(1, new FileDisk("/data/a", DiskFormat.COW), DiskInterface.VIRTIO_SCSI, true);
        var pieces = renderer.disk(VM, BiosType.Q35_SEA_BIOS, disk, Set.of("sda", "sdc"))
                + renderer.nic(nic(1, new BridgePort("br0")))
                + renderer.memory(ByteSize.ofMiB(256), 0)
                + renderer.drive("sdb", Optional.of(new FileDisk("/data/install.iso", DiskFormat.RAW)))
                + renderer.drive("hdc", Optional.empty());
        assertGolden("plugged.txt", pieces);
    }

    /** What the installed libvirt itself says of every golden file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q35_OVMF",
                "Q35_SECURE_BOOT",
                "devices",
                "hot-plug",
                "i440fx-kernel",
                "nfs",
                "old-hardware",
                "pins-and-nodes",
                "q35-emulated",
                "q35-kvm"
            })
    void fitsTheSchemaOfLibvirt(String name, @TempDir Path directory) throws Exception {
        assumeThat(Path.of("/usr/bin/virsh")).exists();
        var file = directory.resolve("golden.xml");
        try (InputStream golden = LibvirtDomainRendererTest.class.getResourceAsStream("/golden/" + name + ".xml")) {
            Files.write(file, golden.readAllBytes());
        }
        var check = new ProcessBuilder("virsh", "-c", "test:///default", "define", "--validate", file.toString())
                .redirectErrorStream(true)
                .start();
        var words = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(words).isZero();
    }

    @Test
    void textCannotBreakOutOfItsElement() throws Exception {
        var spec = new Draft();
        spec.name = "a</name><devices><!--\"'&]]>";
        var xml = renderer.render(spec.build(), EMULATED);
        var parsed = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        assertThat(parsed.getElementsByTagName("name").item(0).getTextContent()).isEqualTo(spec.name);
        assertThat(parsed.getElementsByTagName("devices").getLength()).isEqualTo(1);
    }

    @Test
    void refusesCharactersThatXmlCannotCarry() {
        var spec = new Draft();
        spec.name = "a\u0000b";
        assertThatThrownBy(() -> renderer.render(spec.build(), EMULATED))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("U+0000");
    }

    @Test
    void refusesIdeOnAChipsetWithoutIt() {
        var spec = new Draft();
        spec.disks = List.of(disk(1, new FileDisk("/data/a", DiskFormat.COW), DiskInterface.IDE, true));
        assertThatThrownBy(() -> renderer.render(spec.build(), EMULATED)).hasMessageContaining("no IDE");
    }

    @Test
    void refusesAnUnknownTimeZone() {
        var spec = new Draft();
        spec.timeZone = "Middle/Earth";
        assertThatThrownBy(() -> renderer.render(spec.build(), EMULATED)).hasMessageContaining("Middle/Earth");
    }

    @Test
    void everyRenderingHasAnotherConsolePassword() {
        var real = new LibvirtDomainRenderer();
        var spec = new Draft().build();
        assertThat(real.render(spec, EMULATED)).isNotEqualTo(real.render(spec, EMULATED));
    }

    @Test
    void disksAreNamedAsLinuxNamesThem() {
        assertThat(List.of(0, 25, 26, 27, 701, 702))
                .extracting(TargetNames::letters)
                .containsExactly("a", "z", "aa", "ab", "zz", "aaa");
    }

    private static void assertGolden(String name, String xml) throws IOException {
        try (InputStream golden = LibvirtDomainRendererTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(golden).as("golden file " + name + " for\n" + xml).isNotNull();
            assertThat(xml).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static DiskId diskId(int n) {
        return DiskId.of("dddddddd-dddd-4ddd-8ddd-00000000000" + n);
    }

    private static NicId nicId(int n) {
        return NicId.of("eeeeeeee-eeee-4eee-8eee-00000000000" + n);
    }

    private static GuestNumaNode node(int index, List<Integer> cpus, List<Integer> hostNodes, Optional<NumaMode> mode) {
        return new GuestNumaNode(new UUID(0, index), index, ByteSize.ofMiB(64), cpus, hostNodes, mode);
    }

    private static DiskDevice disk(int n, DiskSource source, DiskInterface attachment, boolean bootable) {
        return new DiskDevice(diskId(n), source, attachment, bootable, false, false);
    }

    private static NicDevice nic(int n, PortBinding port) {
        return new NicDevice(nicId(n), "56:6f:00:00:00:0" + n, NicModel.VIRTIO, true, port);
    }

    private static final class Draft {
        private String name = "web-1";
        private CpuTopology cpu = CpuTopology.SINGLE;
        private BiosType bios = BiosType.Q35_SEA_BIOS;
        private List<BootDevice> bootOrder = List.of(BootDevice.HD);
        private Optional<DirectBoot> directBoot = Optional.empty();
        private List<DiskDevice> disks = List.of();
        private List<NicDevice> nics = List.of();
        private List<GraphicsType> graphics = List.of(GraphicsType.VNC);
        private boolean serialConsole = true;
        private String timeZone = "Etc/GMT";
        private ByteSize memory = ByteSize.ofMiB(128);
        private ByteSize maxMemory = ByteSize.ofMiB(512);
        private VmFittings fittings = VmFittings.USUAL;
        private Optional<DiskSource> disc = Optional.empty();
        private StorageErrorBehaviour onStorageError = StorageErrorBehaviour.AUTO_RESUME;

        DomainSpec build() {
            return new DomainSpec(
                    VM,
                    name,
                    memory,
                    maxMemory,
                    memory,
                    cpu,
                    bios,
                    bootOrder,
                    directBoot,
                    disks,
                    nics,
                    graphics,
                    serialConsole,
                    VmType.SERVER,
                    timeZone,
                    Map.of(),
                    fittings,
                    disc,
                    List.of(new Payload("cidata", List.of()), new Payload("extra", List.of())),
                    onStorageError);
        }
    }
}
