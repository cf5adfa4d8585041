package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.EndMirror;
import org.vireo.protocol.vm.FlushDisk;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.protocol.vm.LookForImages;
import org.vireo.protocol.vm.MergeImage;
import org.vireo.protocol.vm.MergeImage.Way;
import org.vireo.protocol.vm.MirrorDisk;
import org.vireo.protocol.vm.NewTop;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.SnapshotDisks;
import org.vireo.protocol.vm.TurnDisk;

/** A disk whose images are exchanged and merged while its guest writes to it all the time. */
final class LiveImagesScene {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Lab lab;
    private final TestHost host;
    private final VmId vm;
    private final DiskId root;
    private final GuestShell shell;
    private final DiskId disk = DiskId.random();

    LiveImagesScene(Lab lab, TestHost host, VmId vm, DiskId root, GuestShell shell) {
        this.lab = lab;
        this.host = host;
        this.vm = vm;
        this.root = root;
        this.shell = shell;
    }

    private Path image(String name) {
        return lab.directory().resolve(name);
    }

    private FileDisk source(String name) {
        return new FileDisk(image(name).toString(), DiskFormat.COW);
    }

    private OpenDisk open(DiskId id) {
        return host.ask(new LookForImages(vm)).disk(id).orElseThrow();
    }

    /** Leaves the disk plugged in, with one image. */
    void play() throws Exception {
        lab.image("a", "32M");
        host.ask(new PlugDisk(vm, new DiskDevice(disk, source("a"), DiskInterface.VIRTIO, false, false, false)));
        shell.until("cat /proc/partitions", seen -> seen.contains("vdb"));
        shell.run("dd if=/dev/urandom of=/dev/vdb bs=1M count=16 conv=fsync 2>&1");
        shell.run("(i=0; while [ ! -e /tmp/stop ]; do dd if=/dev/urandom of=/dev/vdb bs=64k count=1 conv=notrunc,fsync"
                + " seek=$((i % 512)); i=$((i + 37)); echo $i > /tmp/written; done) >/dev/null 2>&1 &");
        lab.overlay("b", "a");
        lab.overlay("root-2", "live.qcow2");
        exchange();
        paused();
        lab.overlay("d", "c");
        host.ask(new SnapshotDisks(vm, List.of(new NewTop(disk, source("d")))));
        merges();
        moves();
        settled();
    }

    private void exchange() {
        var tops = List.of(new NewTop(disk, source("b")), new NewTop(root, source("root-2")));
        var done = host.ask(new SnapshotDisks(vm, tops));
        assertThat(done.words()).isEmpty();
        assertThat(done.quiesced()).isTrue();
        assertThat(open(disk).images()).containsExactly("b", "a");
        assertThat(open(root).images()).containsExactly("root-2", "live.qcow2", "tiny.qcow2");
        assertThat(host.ask(new SnapshotDisks(vm, tops)).words()).contains("before");
        var bad = List.of(new NewTop(root, source("nowhere")), new NewTop(disk, source("nowhere")));
        assertThatThrownBy(() -> host.ask(new SnapshotDisks(vm, bad))).hasMessageContaining("snapshot");
        assertThat(open(disk).images()).containsExactly("b", "a");
    }

    private void paused() throws Exception {
        lab.overlay("c", "b");
        host.ask(new PauseDomain(vm));
        var done = host.ask(new SnapshotDisks(vm, List.of(new NewTop(disk, source("c")))));
        assertThat(done.quiesced()).isFalse();
        assertThat(done.words()).contains("paused");
        host.ask(new ResumeDomain(vm));
    }

    private void merges() throws Exception {
        assertThat(open(disk).images()).containsExactly("d", "c", "b", "a");
        assertThatThrownBy(() -> host.ask(new MergeImage(vm, disk, "b", Way.UP)))
                .hasMessageContaining("number 2");
        assertThatThrownBy(() -> host.ask(new MergeImage(vm, disk, "d", Way.DOWN)))
                .hasMessageContaining("number 0");
        String before = shell.run("cat /tmp/written");
        merge("c", Way.DOWN, "d", "b", "a");
        merge("b", Way.UP, "d", "a");
        shell.until("cat /tmp/written", seen -> !seen.equals(before));
    }

    private void merge(String image, Way way, String... left) throws Exception {
        host.ask(new MergeImage(vm, disk, image, way));
        host.ask(new MergeImage(vm, disk, image, way));
        Lab.until(
                "image " + image + " is merged",
                SOON,
                () -> !open(disk).has(image) && open(disk).merging().isEmpty());
        assertThat(open(disk).images()).containsExactly(left);
        host.ask(new FlushDisk(vm, disk));
    }

    /** The guest goes on writing while the image that it writes to moves, once in vain. */
    private void moves() throws Exception {
        var to = new FileDisk(image("moved").toString(), DiskFormat.COW);
        lab.overlay("moved", "a");
        host.ask(new MirrorDisk(vm, disk, to, false));
        host.ask(new MirrorDisk(vm, disk, to, false));
        host.ask(new EndMirror(vm, disk));
        host.ask(new EndMirror(vm, disk));
        assertThat(open(disk).merging()).isEmpty();
        assertThat(open(disk).images()).containsExactly("d", "a");
        var target = new StorageTarget(StorageDomainId.random(), "marked", Map.of());
        var turn = new TurnDisk(vm, disk, to, target, new RecordName(RecordKind.TURN, disk.value()), true);
        assertThatThrownBy(() -> host.ask(turn)).hasMessageContaining("not being made");
        lab.overlay("moved", "a");
        String before = shell.run("cat /tmp/written");
        host.ask(new MirrorDisk(vm, disk, to, false));
        Lab.until("the disk moves", SOON, () -> turned(turn));
        assertThat(host.marks.written()).containsExactly(turn.mark());
        assertThat(open(disk).images()).containsExactly("moved", "a");
        host.ask(turn);
        shell.until("cat /tmp/written", seen -> !seen.equals(before));
        standsAlone(target);
    }

    /** A disk above others moves into one image that holds all. */
    private void standsAlone(StorageTarget target) throws Exception {
        var to = new FileDisk(lab.image("root-alone", "32M").toString(), DiskFormat.COW);
        host.ask(new MirrorDisk(vm, root, to, true));
        var turn = new TurnDisk(vm, root, to, target, new RecordName(RecordKind.TURN, root.value()), true);
        Lab.until("the disk stands alone", SOON, () -> {
            if (open(root).merging().equals(Optional.of(100))) {
                host.ask(turn);
            }
            return open(root).images().equals(List.of("root-alone"));
        });
        shell.run("sync; echo 3 > /proc/sys/vm/drop_caches; ls -lR /bin > /dev/null");
    }

    private boolean turned(TurnDisk turn) {
        if (!open(disk).merging().equals(Optional.of(100))) {
            return false;
        }
        host.marks.fail = true;
        try {
            host.ask(turn);
        } catch (VireoException e) {
            if (!e.getMessage().contains("no mark")) {
                return false; // not complete after all
            }
        }
        // without the mark it does not go on
        assertThat(host.state(vm)).isEqualTo(RunState.PAUSED);
        host.marks.fail = false;
        host.ask(turn);
        return true;
    }

    /** What the guest reads is in the one image that is left as soon as that was flushed, even if its hypervisor ended now. */
    private void settled() throws Exception {
        shell.run("touch /tmp/stop");
        shell.until("ps", seen -> !seen.contains("dd if="));
        shell.run("sync; echo 3 > /proc/sys/vm/drop_caches");
        String sum = shell.run("sha256sum /dev/vdb").split(" ")[0];
        merge("a", Way.UP, "moved");
        host.ask(new MergeImage(vm, disk, "a", Way.UP));
        Path copy = Files.copy(image("moved"), image("d.copy"));
        Lab.output(
                "qemu-img",
                "convert",
                "-O",
                "raw",
                copy.toString(),
                image("d.raw").toString());
        assertThat(Lab.output("sha256sum", image("d.raw").toString())).startsWith(sum);
        Lab.output("qemu-img", "check", "-q", copy.toString());
    }
}
