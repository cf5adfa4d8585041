package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.protocol.vm.KeepMoment;
import org.vireo.protocol.vm.LookForImages;
import org.vireo.protocol.vm.NewTop;
import org.vireo.protocol.vm.ReturnToMoment;
import org.vireo.protocol.vm.StopDomain;

/** A guest that counts in its memory goes on counting from where it was when its memory was kept, on disks as they were then. */
final class KeptMomentScene {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Lab lab;
    private final TestHost host;
    private final DomainSpec spec;
    private final VmId vm;
    private final GuestShell shell;

    KeptMomentScene(Lab lab, TestHost host, DomainSpec spec, GuestShell shell) {
        this.lab = lab;
        this.host = host;
        this.spec = spec;
        this.vm = spec.id();
        this.shell = shell;
    }

    /** Leaves it running, with images of other names. */
    void play() throws Exception {
        shell.run(
                "(i=0; while true; do i=$((i+1)); echo $i > /tmp/count; usleep 20000 || sleep 1; done) >/dev/null 2>&1 &");
        shell.until("cat /tmp/count 2>&1", seen -> seen.strip().matches("[0-9]+"));
        note("before");
        String boot = shell.run("cat /proc/sys/kernel/random/boot_id");
        var below = host.ask(new LookForImages(vm)).disks();
        var tops = tops(below, "kept-");
        refusals(below, tops);

        var memory = new FileDisk(Files.createFile(file("memory")).toString(), DiskFormat.RAW);
        int told = host.reports.statuses(vm).size();
        var kept = host.ask(new KeepMoment(vm, tops, memory));
        int then = count();
        assertThat(kept.memory().bytes()).isEqualTo(Files.size(file("memory"))).isGreaterThan(30_000_000);
        assertThat(host.ask(new KeepMoment(vm, tops, memory))).isEqualTo(kept);
        assertThat(host.reports
                        .statuses(vm)
                        .subList(told, host.reports.statuses(vm).size()))
                .as("standing still for a moment is no news")
                .allMatch(VmStatus.UP::equals);
        shell.until("cat /tmp/count", seen -> Integer.parseInt(seen.strip()) > then + 100);
        note("after_");

        host.ask(new StopDomain(vm));
        host.reports.await(vm, VmStatus.DOWN, SOON);
        back(tops(below, "again-"), memory);
        int now = count();
        assertThat(now).isBetween(1, then + 60);
        assertThat(shell.run("cat /proc/sys/kernel/random/boot_id")).isEqualTo(boot);
        assertThat(shell.run("echo 3 > /proc/sys/vm/drop_caches; head -c 6 /dev/vdb"))
                .isEqualTo("before");
        shell.until("cat /tmp/count", seen -> Integer.parseInt(seen.strip()) > now);
        note("again_");
    }

    private void note(String word) throws Exception {
        shell.run("echo " + word + " | dd of=/dev/vdb conv=notrunc,fsync 2>&1");
        assertThat(shell.run("head -c 6 /dev/vdb")).isEqualTo(word);
    }

    private int count() throws Exception {
        return Integer.parseInt(shell.run("cat /tmp/count").strip());
    }

    private Path file(String name) {
        return lab.directory().resolve(name);
    }

    private List<NewTop> tops(List<OpenDisk> below, String prefix) {
        var tops = new ArrayList<NewTop>();
        for (var disk : below) {
            String name = prefix + disk.images().get(0);
            lab.overlay(name, disk.images().get(0));
            tops.add(new NewTop(disk.disk(), new FileDisk(file(name).toString(), DiskFormat.COW)));
        }
        return tops;
    }

    /** Nothing has changed when there is no room, a disk is left out or the memory would lie in no file. */
    private void refusals(List<OpenDisk> below, List<NewTop> tops) throws Exception {
        var small = Files.createFile(file("small/memory"));
        var full = new KeepMoment(vm, tops, new FileDisk(small.toString(), DiskFormat.RAW));
        assertThatThrownBy(() -> host.ask(full)).hasMessageContaining("keep the memory");
        Files.delete(small);
        int before = count();
        shell.until("cat /tmp/count", seen -> Integer.parseInt(seen.strip()) > before);
        var elsewhere = new NetworkDisk("rbd", "pool/image", List.of("ceph"), "", DiskFormat.RAW);
        assertThatThrownBy(() -> host.ask(new KeepMoment(vm, tops, elsewhere))).hasMessageContaining("as files");
        var part = new KeepMoment(vm, tops.subList(0, 1), new FileDisk(small.toString(), DiskFormat.RAW));
        assertThatThrownBy(() -> host.ask(part)).hasMessageContaining("without its disks");
        assertThat(host.ask(new LookForImages(vm)).disks()).isEqualTo(below);
    }

    private void back(List<NewTop> tops, FileDisk memory) {
        var disks = tops.stream()
                .map(top -> new DiskDevice(top.disk(), top.source(), DiskInterface.VIRTIO, false, false, false))
                .toList();
        var other = new DiskDevice(DiskId.random(), tops.get(0).source(), DiskInterface.VIRTIO, false, false, false);
        var wrong = spec.with(List.of(other), Optional.empty());
        host.ask(new ReturnToMoment(wrong, memory, false, Optional.empty()));
        assertThat(host.reports.await(vm, VmStatus.DOWN, SOON).detail()).contains("its disks were");
        host.ask(new ReturnToMoment(spec.with(disks, Optional.empty()), memory, false, Optional.empty()));
        host.reports.await(vm, VmStatus.RESTORING_STATE, SOON);
        host.reports.await(vm, VmStatus.UP, SOON);
    }
}
