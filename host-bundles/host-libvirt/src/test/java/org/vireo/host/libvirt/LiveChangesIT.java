package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vireo.host.domainxml.LibvirtDomainRenderer;
import org.vireo.host.spi.network.NatNetwork;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.CpuTuning;
import org.vireo.model.DeviceSettings;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.FirmwareSettings;
import org.vireo.model.GraphicsType;
import org.vireo.model.NetworkId;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.RngDevice;
import org.vireo.model.RngSource;
import org.vireo.model.Secret;
import org.vireo.model.SerialNumber;
import org.vireo.model.SerialPolicy;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VcpuPin;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.model.VmType;
import org.vireo.model.Watchdog;
import org.vireo.model.WatchdogAction;
import org.vireo.model.WatchdogModel;
import org.vireo.protocol.vm.ChangeDisc;
import org.vireo.protocol.vm.ChangeNic;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.PlugMemory;
import org.vireo.protocol.vm.PlugNic;
import org.vireo.protocol.vm.PortBinding.NetworkPort;
import org.vireo.protocol.vm.SetCpus;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.UnplugDisk;
import org.vireo.protocol.vm.UnplugNic;

/** One guest with everything a small host can give it, changed while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveChangesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final String DISKS = "cat /proc/partitions";

    private Lab lab;
    private TestHost host;
    private Path small;

    @BeforeAll
    void start() throws Exception {
        small = Files.createTempDirectory("vireo-it-small");
        run("mount", "-t", "tmpfs", "-o", "size=8m", "vireo-it", small.toString());
        lab = new Lab();
        Map<String, Object> settings = Map.of(
                "uri",
                lab.uri(),
                "translation_cache_mib",
                32,
                "boot_grace_seconds",
                100,
                "backup_directory",
                small.toString(),
                "backup_sockets",
                lab.directory().resolve("nbd").toString(),
                "backup_reserve_mib",
                0);
        host = new TestHost(settings, lab.directory().resolve("state"), new LibvirtDomainRenderer());
        host.reports.await(DomainInventoryReport.class, report -> true, SOON);
    }

    @AfterAll
    void stop() throws Exception {
        if (host != null) {
            host.close();
        }
        if (lab != null) {
            lab.close();
        }
        run("umount", small.toString());
        Files.delete(small);
    }

    @Test
    void guestSeesItsMediumAndWhatIsPluggedIntoIt() throws Exception {
        var spec = spec();
        VmId vm = spec.id();
        host.ask(new StartDomain(spec, false, false));
        host.reports.await(vm, VmStatus.UP, BOOT);
        var shell = new GuestShell(new LibvirtGuestChannel(host.connection, host.watch), vm);

        assertThat(shell.run("mount -t iso9660 /dev/sr0 /mnt 2>&1 && cat /mnt/meta-data /mnt/user-data"))
                .contains("instance-id: 1", "#cloud-config");
        assertThat(shell.run("cat /sys/class/dmi/id/product_serial")).contains("VIREO-7");
        assertThat(media()).hasSize(1);

        disks(vm, shell);
        new LunScene(host, vm, shell).play();
        interfaces(vm, shell);
        memory(vm, shell);
        var backups = new LiveBackupsScene(lab, host, vm, shell);
        backups.still(spec.disks().get(0).disk());
        new LiveImagesScene(lab, host, vm, spec.disks().get(0).disk(), shell).play();
        new KeptMomentScene(lab, host, spec, shell).play();
        new FullDiskScene(lab, host, vm, shell).play();
        backups.play();
        disc(vm);
        assertThatThrownBy(() -> host.ask(new SetCpus(vm, 64))).hasMessageContaining("number of CPUs");

        backups.cut();
        host.ask(new StopDomain(vm));
        host.reports.await(vm, VmStatus.DOWN, SOON);
        backups.ended();
        Lab.until("the medium goes", SOON, () -> media().isEmpty());
    }

    private void disks(VmId vm, GuestShell shell) throws Exception {
        var disk = new DiskDevice(
                DiskId.random(),
                new FileDisk(lab.disk("more.qcow2").toString(), DiskFormat.COW),
                DiskInterface.VIRTIO,
                false,
                false,
                false);
        host.ask(new PlugDisk(vm, disk));
        host.ask(new PlugDisk(vm, disk));
        shell.until(DISKS, seen -> seen.contains("vdb"));
        host.ask(new UnplugDisk(vm, disk.disk()));
        shell.until(DISKS, seen -> !seen.contains("vdb"));
        host.ask(new UnplugDisk(vm, disk.disk()));
    }

    private void interfaces(VmId vm, GuestShell shell) throws Exception {
        var nic =
                new NicDevice(NicId.random(), "56:6f:aa:bb:cc:02", NicModel.VIRTIO, true, new NetworkPort("live-net"));
        new LibvirtNetworks(host.connection)
                .start(new NatNetwork(
                        NetworkId.random(),
                        "live-net",
                        "itbr1",
                        "192.168.198.1",
                        "255.255.255.0",
                        "192.168.198.10",
                        "192.168.198.99",
                        0));
        host.ask(new PlugNic(vm, nic));
        shell.until("ip link", seen -> seen.contains(nic.mac()));
        String name =
                shell.run("grep -l " + nic.mac() + " /sys/class/net/*/address").split("/")[4];
        shell.run("ip link set " + name + " up");
        shell.until("cat /sys/class/net/" + name + "/carrier", seen -> seen.startsWith("1"));
        host.ask(new ChangeNic(vm, new NicDevice(nic.nic(), nic.mac(), nic.model(), false, nic.port())));
        shell.until("cat /sys/class/net/" + name + "/carrier", seen -> seen.startsWith("0"));
        host.ask(new UnplugNic(vm, nic.nic()));
        shell.until("ip link", seen -> !seen.contains(nic.mac()));
    }

    private void memory(VmId vm, GuestShell shell) throws Exception {
        String blocks = "ls -d /sys/devices/system/memory/memory* | wc -l";
        int before = Integer.parseInt(shell.run(blocks).strip());
        host.ask(new PlugMemory(vm, ByteSize.ofMiB(384)));
        host.ask(new PlugMemory(vm, ByteSize.ofMiB(384)));
        shell.until(blocks, seen -> Integer.parseInt(seen.strip()) == before + 1);
    }

    /** The small guest's kernel has no driver for such drives: what libvirt says must do. */
    private void disc(VmId vm) throws IOException {
        Path iso = lab.directory().resolve("state/media").resolve(media().get(0));
        assertThat(drive(vm)).doesNotContain(iso.toString());
        host.ask(new ChangeDisc(vm, Optional.of(new FileDisk(iso.toString(), DiskFormat.RAW))));
        assertThat(drive(vm)).contains(iso.toString());
        host.ask(new ChangeDisc(vm, Optional.empty()));
        assertThat(drive(vm)).doesNotContain(iso.toString());
    }

    private String drive(VmId vm) {
        return host.connection
                .call(session -> session.ask(vm, domain -> new LiveDomain(domain.xml()).device("ua-drive")))
                .flatMap(found -> found)
                .orElseThrow();
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private List<String> media() throws IOException {
        try (Stream<Path> files = Files.list(lab.directory().resolve("state/media"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private DomainSpec spec() {
        var disk = new DiskDevice(
                DiskId.random(),
                new FileDisk(lab.disk("live.qcow2").toString(), DiskFormat.COW),
                DiskInterface.VIRTIO,
                true,
                false,
                false);
        var id = VmId.random();
        return new DomainSpec(
                id,
                "vm-" + id,
                ByteSize.ofMiB(256),
                ByteSize.ofMiB(512),
                ByteSize.ofMiB(256),
                CpuTopology.SINGLE,
                BiosType.Q35_SEA_BIOS,
                List.of(BootDevice.HD, BootDevice.CDROM),
                Optional.empty(),
                List.of(disk),
                List.of(),
                List.of(GraphicsType.VNC),
                true,
                VmType.SERVER,
                "Europe/Berlin",
                Map.of(),
                fittings(),
                Optional.empty(),
                List.of(new Payload(
                        "cidata",
                        List.of(
                                new PayloadFile("meta-data", Secret.of("instance-id: 1\n")),
                                new PayloadFile("user-data", Secret.of("#cloud-config\n{}\n"))))),
                StorageErrorBehaviour.AUTO_RESUME);
    }

    private static VmFittings fittings() {
        return VmFittings.USUAL
                .cpu(new CpuTuning(Optional.empty(), "Nehalem", List.of(new VcpuPin(0, "0")), 0))
                .devices(new DeviceSettings(
                        true,
                        Optional.of(new RngDevice(RngSource.URANDOM, 1_000_000, 1000)),
                        Optional.of(new Watchdog(WatchdogModel.I6300ESB, WatchdogAction.NONE)),
                        1,
                        true,
                        false,
                        true,
                        Optional.empty()))
                .firmware(new FirmwareSettings(
                        false, "", Optional.of(new SerialNumber(SerialPolicy.CUSTOM, "VIREO-7")), false));
    }
}
