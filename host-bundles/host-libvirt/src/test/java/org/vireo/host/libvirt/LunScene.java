package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.UnplugDisk;

/** A guest that has one LUN of a real server twice: as a disk like others, and as one that it speaks SCSI with itself. */
final class LunScene {
    private static final String SERVER = System.getProperty("vireo.lab") + "/iscsi-server";
    private static final String TEXT = "seen by both";
    private static final int SECTOR = 512;

    private final TestHost host;
    private final VmId vm;
    private final GuestShell shell;

    LunScene(TestHost host, VmId vm, GuestShell shell) {
        this.host = host;
        this.vm = vm;
        this.shell = shell;
    }

    void play() throws Exception {
        Path place = Files.createTempDirectory("vireo-lun");
        try {
            play(place, Lab.output(SERVER, "up", place.toString()).strip());
        } finally {
            Lab.output(SERVER, "down", place.toString());
            Lab.output("rm", "-rf", place.toString());
        }
    }

    private void play(Path place, String address) throws Exception {
        var name = "iqn.2026-11.org.example:open/2";
        var lun = new NetworkDisk("iscsi", name, List.of(address + ":3260"), "", DiskFormat.RAW);
        var plain = device(lun, DiskInterface.VIRTIO, false);
        var spoken = device(lun, DiskInterface.VIRTIO_SCSI, true);
        host.ask(new PlugDisk(vm, plain));
        host.ask(new PlugDisk(vm, spoken));

        String blocks = "awk '$3==1048576 {print $4}' /proc/partitions";
        var seen = shell.until(blocks, found -> found.contains("vd") && found.contains("sd"))
                .split("\\s+");
        var vd = seen[0].startsWith("vd") ? seen[0] : seen[1];
        var sd = seen[0].startsWith("sd") ? seen[0] : seen[1];
        assertThat(shell.run("cat /sys/block/" + sd + "/device/vendor")).startsWith("EXAMPLE");
        assertThat(known()).contains(plain.disk(), spoken.disk());

        shell.run("echo " + TEXT + " | dd of=/dev/" + vd + " bs=512 seek=7 conv=sync,fsync 2>&1");
        assertThat(shell.run("dd if=/dev/" + sd + " bs=512 skip=7 count=1 2>/dev/null"))
                .startsWith(TEXT);

        host.ask(new UnplugDisk(vm, plain.disk()));
        host.ask(new UnplugDisk(vm, spoken.disk()));
        shell.until(blocks, String::isBlank);
        try (var disk = new RandomAccessFile(place.resolve("disks/open-2").toFile(), "r")) {
            byte[] left = new byte[TEXT.length()];
            disk.seek(7 * SECTOR);
            disk.readFully(left);
            assertThat(new String(left, StandardCharsets.US_ASCII)).isEqualTo(TEXT);
        }
    }

    private static DiskDevice device(NetworkDisk lun, DiskInterface way, boolean passthrough) {
        return new DiskDevice(DiskId.random(), lun, way, false, false, true, Optional.empty(), passthrough);
    }

    private Collection<DiskId> known() {
        return host.connection
                .call(session -> session.ask(
                        vm, domain -> new LiveDomain(domain.xml()).disks().values()))
                .orElseThrow();
    }
}
