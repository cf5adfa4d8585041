package org.vireo.host.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DirectBoot;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.GraphicsType;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmType;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.BlockDisk;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.protocol.vm.PortBinding.BridgePort;
import org.vireo.protocol.vm.PortBinding.NetworkPort;
import org.vireo.protocol.vm.PortBinding.SwitchPort;
import org.vireo.protocol.vm.PortBinding.Unconnected;
import org.xml.sax.InputSource;

class LibvirtDomainRendererTest {
    private static final VmId VM = VmId.of("11111111-1111-4111-8111-111111111111");
    private static final RenderFacts EMULATED =
            new RenderFacts(VirtMode.EMULATED, "/usr/bin/qemu-system-x86_64", "127.0.0.1", 32);
    private static final RenderFacts KVM = new RenderFacts(VirtMode.KVM, "/usr/libexec/qemu-kvm", "192.0.2.7", 32);

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
                .extracting(Disks::letters)
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

        DomainSpec build() {
            var memory = ByteSize.ofMiB(128);
            return new DomainSpec(
                    VM,
                    name,
                    memory,
                    ByteSize.ofMiB(512),
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
                    VmFittings.USUAL,
                    Optional.empty(),
                    List.of());
        }
    }
}
