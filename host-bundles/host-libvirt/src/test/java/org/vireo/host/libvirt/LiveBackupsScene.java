package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vireo.host.spi.backup.BackupDoors;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.BackedUpDisk;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.BeginBackup;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DropCheckpoints;
import org.vireo.protocol.vm.EndBackup;
import org.vireo.protocol.vm.FlushDisk;
import org.vireo.protocol.vm.LookAtBackup;
import org.vireo.protocol.vm.LookForImages;
import org.vireo.protocol.vm.MergeImage;
import org.vireo.protocol.vm.MergeImage.Way;
import org.vireo.protocol.vm.NewTop;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.SnapshotDisks;
import org.vireo.protocol.vm.TrackedDisks;

/** A disk that is backed up while its guest writes to it. */
final class LiveBackupsScene {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DEVICE = "/dev/vdc";

    private final Lab lab;
    private final TestHost host;
    private final VmId vm;
    private final GuestShell shell;
    private final DiskId disk = DiskId.random();
    private final CheckpointId first = CheckpointId.random();
    private final CheckpointId second = CheckpointId.random();
    private final CheckpointId third = CheckpointId.random();

    LiveBackupsScene(Lab lab, TestHost host, VmId vm, GuestShell shell) {
        this.lab = lab;
        this.host = host;
        this.vm = vm;
        this.shell = shell;
    }

    /** The guest's file systems are held still at the moment of the backup, and let go. */
    void still(DiskId root) throws Exception {
        var id = BackupId.random();
        var wanted = List.of(new BackedUpDisk(root, Optional.empty(), false));
        assertThat(host.ask(new BeginBackup(vm, id, wanted, Optional.empty(), true, List.of()))
                        .open())
                .isTrue();
        assertThat(shell.run("touch /data/let-go && sync && echo yes")).contains("yes");
        end(id);
    }

    /** Leaves the disk plugged in. */
    void play() throws Exception {
        lab.image("k", "32M");
        host.ask(new PlugDisk(vm, new DiskDevice(disk, source("k"), DiskInterface.VIRTIO, false, false, false)));
        shell.until("cat /proc/partitions", seen -> seen.contains("vdc"));
        write(0, 16);
        whole();
        write(3, 1);
        exchange("l", "k");
        write(9, 1);
        merge("k", Way.UP);
        write(20, 1);
        increment(first, second, 3);
        exchange("m", "l");
        write(5, 1);
        exchange("n", "m");
        merge("m", Way.DOWN);
        increment(second, third, 1);
        refusals();
        full();
    }

    /** Begins one that its hypervisor's end cuts short. */
    void cut() {
        assertThat(begin(BackupId.random(), Optional.empty(), Optional.empty()).open())
                .isTrue();
    }

    /** When its hypervisor has ended, nothing is left of the backup, and its images remember what was written since the checkpoints that are left. */
    void ended() throws Exception {
        Lab.until(
                "what was kept aside goes",
                SOON,
                () -> host.backups.places().known().isEmpty());
        var info = Lab.output("qemu-img", "info", file("n").toString());
        assertThat(info).contains(second.toString(), third.toString()).doesNotContain(first.toString(), "in-use");
        Lab.output("qemu-img", "check", "-q", file("n").toString());
    }

    private Path file(String name) {
        return lab.directory().resolve(name);
    }

    private FileDisk source(String name) {
        return new FileDisk(file(name).toString(), DiskFormat.COW);
    }

    private void write(int at, int count) throws Exception {
        shell.run("dd if=/dev/urandom of=" + DEVICE + " bs=1M seek=" + at + " count=" + count + " conv=fsync 2>&1");
    }

    private String sum() throws Exception {
        shell.run("sync; echo 3 > /proc/sys/vm/drop_caches");
        return shell.run("sha256sum " + DEVICE).split(" ")[0];
    }

    private void exchange(String name, String below) {
        lab.overlay(name, below);
        host.ask(new SnapshotDisks(vm, List.of(new NewTop(disk, source(name)))));
    }

    private void merge(String image, Way way) throws Exception {
        host.ask(new MergeImage(vm, disk, image, way));
        Lab.until("image " + image + " is merged", SOON, () -> {
            var open = host.ask(new LookForImages(vm)).disk(disk).orElseThrow();
            return !open.has(image) && open.merging().isEmpty();
        });
        host.ask(new FlushDisk(vm, disk));
    }

    private BackupSeen begin(BackupId id, Optional<CheckpointId> since, Optional<CheckpointId> fresh) {
        var wanted = List.of(new BackedUpDisk(disk, since, fresh.isPresent()));
        return host.ask(new BeginBackup(vm, id, wanted, fresh, false, List.of()));
    }

    private Path read(BackupId id, String name) throws Exception {
        Lab.output(
                "qemu-img",
                "convert",
                "-O",
                "raw",
                "--image-opts",
                nbd(id),
                file(name).toString());
        return file(name);
    }

    private String nbd(BackupId id) {
        return "driver=nbd,server.type=unix,server.path="
                + host.backups.socket(id).orElseThrow() + ",export=" + disk;
    }

    private static String sum(Path file) throws Exception {
        return Lab.output("sha256sum", file.toString()).split(" ")[0];
    }

    private void end(BackupId id) {
        assertThat(host.ask(new EndBackup(vm, id)).open()).isFalse();
        assertThat(host.backups.places().known()).isEmpty();
        assertThat(host.backups.socket(id)).isEmpty();
    }

    /** What is read is what was there at the beginning, whatever the guest writes meanwhile. */
    private void whole() throws Exception {
        var sum = sum();
        var id = BackupId.random();
        assertThat(begin(id, Optional.empty(), Optional.of(first)).open()).isTrue();
        write(0, 1);
        assertThat(begin(id, Optional.empty(), Optional.of(first)).open()).isTrue();
        assertThat(sum(read(id, "copy"))).isEqualTo(sum);
        end(id);
        assertThat(host.ask(new LookAtBackup(vm, id))).isEqualTo(new BackupSeen(true, false, "", List.of()));
    }

    /** The copy of before and what is told to be written since make what the guest has, through snapshots and merges. */
    private void increment(CheckpointId since, CheckpointId fresh, int most) throws Exception {
        var id = BackupId.random();
        assertThat(begin(id, Optional.of(since), Optional.of(fresh)).open()).isTrue();
        var now = read(id, "now");
        var map = Lab.output(
                "qemu-img",
                "map",
                "--output=json",
                "--image-opts",
                nbd(id) + ",x-dirty-bitmap=qemu:dirty-bitmap:" + BackupDoors.CHANGES);
        long moved = 0;
        try (var from = new RandomAccessFile(now.toFile(), "r");
                var into = new RandomAccessFile(file("copy").toFile(), "rw")) {
            for (var extent : new ObjectMapper().readTree(map)) {
                if (!extent.path("data").asBoolean()) { // QEMU's way to say that it was written
                    var bytes = new byte[extent.path("length").asInt()];
                    from.seek(extent.path("start").asLong());
                    from.readFully(bytes);
                    into.seek(extent.path("start").asLong());
                    into.write(bytes);
                    moved += bytes.length;
                }
            }
        }
        end(id);
        assertThat(sum(file("copy"))).isEqualTo(sum());
        assertThat(moved).isBetween(1L << 20, (most + 1L) << 20);
    }

    private void refusals() {
        var unknown = CheckpointId.random();
        var id = BackupId.random();
        var seen = begin(id, Optional.of(unknown), Optional.empty());
        assertThat(seen.open()).isFalse();
        assertThat(seen.lost()).containsExactly(unknown);
        host.ask(new DropCheckpoints(vm, List.of(new TrackedDisks(first, List.of(disk)))));
        host.ask(new DropCheckpoints(vm, List.of(new TrackedDisks(first, List.of(disk)))));
        assertThat(begin(id, Optional.of(first), Optional.empty()).lost()).containsExactly(first);
    }

    /** The guest overwrites more than there is room for: the backup ends, the guest goes on. */
    private void full() throws Exception {
        var id = BackupId.random();
        assertThat(begin(id, Optional.empty(), Optional.empty()).open()).isTrue();
        write(0, 16);
        Lab.until(
                "the backup ends",
                SOON,
                () -> !host.ask(new LookAtBackup(vm, id)).open());
        assertThat(host.ask(new LookAtBackup(vm, id)).words()).contains("space");
        var sum = sum();
        write(30, 1);
        assertThat(sum()).isNotEqualTo(sum);
        end(id);
    }
}
