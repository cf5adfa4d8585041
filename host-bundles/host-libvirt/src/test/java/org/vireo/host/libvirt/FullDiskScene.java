package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vireo.host.libvirt.binding.LifecycleEvent;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.PauseCause;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.UnplugDisk;

/** A guest that writes more than there is room for, and the room that comes. */
final class FullDiskScene {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Lab lab;
    private final TestHost host;
    private final VmId vm;
    private final GuestShell shell;
    private final DiskId disk = DiskId.random();

    FullDiskScene(Lab lab, TestHost host, VmId vm, GuestShell shell) {
        this.lab = lab;
        this.host = host;
        this.vm = vm;
        this.shell = shell;
    }

    void play() throws Exception {
        String image = lab.image("small/thin.qcow2", "64M").toString();
        host.ask(new PlugDisk(
                vm,
                new DiskDevice(disk, new FileDisk(image, DiskFormat.COW), DiskInterface.VIRTIO, false, false, false)));
        String device = shell.until("awk '$3==65536 {print $4}' /proc/partitions", seen -> seen.startsWith("vd"))
                .strip();
        shell.run("dd if=/dev/urandom of=/tmp/data bs=1M count=20 2>&1");
        shell.run("(for i in 0 20 40; do dd if=/tmp/data of=/dev/" + device
                + " bs=1M seek=$i conv=notrunc,fsync; done; touch /tmp/complete) >/dev/null 2>&1 &");

        var paused = host.reports
                .await(DomainReport.class, report -> report.state().pause().isPresent(), SOON)
                .state();
        assertThat(paused.status()).isEqualTo(VmStatus.PAUSED);
        assertThat(paused.pause()).contains(PauseCause.STORAGE_FULL);
        assertThat(paused.detail()).isEqualTo("no space is left for disk " + device);
        staysPausedUntilThereIsRoom();

        shell.until("ls /tmp", seen -> seen.contains("complete"));
        String sum = shell.run("sha256sum < /tmp/data").split(" ")[0];
        shell.run("echo 3 > /proc/sys/vm/drop_caches");
        for (int at : new int[] {0, 20, 40}) {
            String read = "dd if=/dev/" + device + " bs=1M skip=" + at + " count=20 2>/dev/null | sha256sum";
            assertThat(shell.run(read)).startsWith(sum);
        }
        host.ask(new UnplugDisk(vm, disk));
        shell.until("cat /proc/partitions", seen -> !seen.contains(device));
    }

    /** It is tried meanwhile whether it can go on, and nobody is told of that. */
    private void staysPausedUntilThereIsRoom() throws Exception {
        int told = host.reports.statuses(vm).size();
        var vain = new VainTry();
        host.connection.add(vain);
        try {
            assertThat(vain.seen.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("it is let go on once, and halted again")
                    .isTrue();
        } finally {
            host.connection.remove(vain);
        }
        assertThat(host.reports.statuses(vm)).hasSize(told);
        lab.enlarge();
        Instant since = Instant.now();
        var back = host.reports.await(vm, VmStatus.UP, SOON);
        assertThat(back.pause())
                .as("after %s", Duration.between(since, Instant.now()))
                .isEmpty();
        assertThat(host.reports
                        .statuses(vm)
                        .subList(told, host.reports.statuses(vm).size()))
                .containsExactly(VmStatus.UP);
    }

    /** Sees that the machine goes on and is halted again. */
    private final class VainTry implements ConnectionListener {
        private final CountDownLatch seen = new CountDownLatch(1);
        private boolean goesOn;

        @Override
        public synchronized void lifecycle(VmId which, LifecycleEvent event, int detail) {
            if (which.equals(vm) && event == LifecycleEvent.RESUMED) {
                goesOn = true;
            } else if (which.equals(vm) && event == LifecycleEvent.SUSPENDED && goesOn) {
                seen.countDown();
            }
        }

        @Override
        public void connected() {
            // nothing to see
        }

        @Override
        public void disconnected() {
            // nothing to see
        }

        @Override
        public void rebooted(VmId which) {
            // nothing to see
        }

        @Override
        public void agent(VmId which, boolean connected) {
            // nothing to see
        }
    }
}
