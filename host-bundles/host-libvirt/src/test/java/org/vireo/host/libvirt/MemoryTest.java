package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.ByteSize;
import org.vireo.model.VmId;
import org.vireo.protocol.host.HostNicCounters;
import org.vireo.protocol.host.NumaSample;
import org.vireo.protocol.vm.ExitReason;

/** What outlives a restart of the agent, and what is read from the system. */
class MemoryTest {
    private static final VmId VM = VmId.random();

    @TempDir
    private Path directory;

    @Test
    void wishesOutliveARestart() {
        new DomainRecords(directory).put(VM, Wish.STOP);
        var later = new DomainRecords(directory);
        assertThat(later.get(VM)).contains(Wish.STOP);
        assertThat(later.all()).containsOnlyKeys(VM);
        later.remove(VM);
        assertThat(later.get(VM)).isEmpty();
    }

    @Test
    void recordCutShortMeansToRun() throws IOException {
        Files.writeString(directory.resolve(VM.toString()), "");
        Files.writeString(directory.resolve(VM + ".new"), "ST");
        assertThat(new DomainRecords(directory).all()).containsOnlyKeys(VM).containsValue(Wish.RUN);
    }

    @Test
    void memoryWrittenWhileTheAgentWasAwayIsTakenOver() throws IOException {
        var saved = new SavedStates(directory);
        Files.writeString(saved.part(VM), "LibvirtQemudSave and the rest");
        assertThat(saved.recover(VM)).isTrue();
        assertThat(saved.all()).containsExactly(VM);
    }

    @Test
    void memoryThatIsNotWholeIsDropped() throws IOException {
        var saved = new SavedStates(directory);
        Files.writeString(saved.part(VM), "LibvirtQemudPart and the rest");
        assertThat(saved.recover(VM)).isFalse();
        assertThat(saved.part(VM)).doesNotExist();
        assertThat(saved.all()).isEmpty();
    }

    @Test
    void endsAreExplained() {
        assertThat(Ends.of(0, Wish.RUN).reason()).isEqualTo(ExitReason.GUEST_SHUTDOWN);
        assertThat(Ends.of(1, Wish.STOP).reason()).isEqualTo(ExitReason.STOPPED);
        assertThat(Ends.of(1, Wish.RUN).reason()).isEqualTo(ExitReason.CRASHED);
        assertThat(Ends.of(5, Wish.RUN).reason()).isEqualTo(ExitReason.CRASHED);
        assertThat(Ends.whyPaused(2)).contains("storage");
    }

    @Test
    void loadIsTheShareSinceTheLookBefore() throws IOException {
        Files.writeString(directory.resolve("meminfo"), "MemTotal: 2048 kB\nMemFree: 1 kB\nMemAvailable: 1024 kB\n");
        Files.writeString(directory.resolve("loadavg"), "0.50 0.40 0.30 1/2 3\n");
        Files.writeString(directory.resolve("uptime"), "12.34 5.6\n");
        Files.writeString(directory.resolve("stat"), "cpu  0 0 0 0 0 0 0 0 0 0\n");
        Files.createDirectory(directory.resolve("net"));
        Files.writeString(directory.resolve("net/dev"), "Inter-|   Receive\n face |bytes\n");
        var files = new ProcFiles(directory, new MachineFacts(directory));
        assertThat(files.sample().cpuUserPercent()).isZero();
        Files.writeString(directory.resolve("stat"), "cpu  20 5 10 60 0 3 2 0 0 0\n");
        var sample = files.sample();
        assertThat(sample.cpuUserPercent()).isEqualTo(25.0);
        assertThat(sample.cpuSystemPercent()).isEqualTo(15.0);
        assertThat(sample.memoryFree()).isEqualTo(ByteSize.ofMiB(1));
        assertThat(sample.memoryTotal()).isEqualTo(ByteSize.ofMiB(2));
        assertThat(sample.load1()).isEqualTo(0.5);
        assertThat(sample.uptime()).isEqualTo(Duration.ofMillis(12340));
    }

    @Test
    void partsOfTheHostAreCountedApart() throws IOException {
        var node = Files.createDirectories(directory.resolve("sys/devices/system/node/node1"));
        Files.writeString(node.resolve("meminfo"), "Node 1 MemTotal:  4096 kB\nNode 1 MemFree:  1024 kB\n");
        Files.writeString(node.resolve("cpulist"), "2-3\n");
        var parts = new PartCounters(new MachineFacts(directory));
        parts.nodes(List.of("cpu  9 0 9 9", "cpu1 90 0 0 0", "cpu2 0 0 0 0", "cpu3 10 0 0 10"));

        assertThat(parts.nodes(List.of("cpu  9 0 9 9", "cpu1 99 0 0 0", "cpu2 5 0 10 15", "cpu3 15 0 0 75")))
                .singleElement()
                .isEqualTo(new NumaSample(1, 10.0, 10.0, ByteSize.ofMiB(4), ByteSize.ofMiB(1)));
        assertThat(PartCounters.nics(List.of(
                        "Inter-|   Receive                            |  Transmit",
                        " face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs",
                        "    lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                        " vnet3: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                        "  eth0:5551 2 3 4 5 6 7 8 777 10 11 12 13 14 15 16")))
                .containsExactly(new HostNicCounters("eth0", 5551, 777, 3, 11));
    }

    @Test
    void probesDiskIsBootable() {
        byte[] disk = ProbeDisk.bytes();
        assertThat(disk).hasSize(1 << 20);
        assertThat(disk[510]).isEqualTo((byte) 0x55);
        assertThat(disk[511]).isEqualTo((byte) 0xaa);
    }
}
