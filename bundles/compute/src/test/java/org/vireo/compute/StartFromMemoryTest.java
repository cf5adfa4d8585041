package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.compute.PlayedHosts.Mood;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.GuestSetup;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DiskSource.FileDisk;

/** Starts that go on from memory that was kept with a snapshot. */
class StartFromMemoryTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final HostId first = lab.addHost("h1");
    private final HostId second = lab.addHost("h2");
    private final VmId vm = lab.addFullVm();

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() {
        lab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private StartVm command() {
        return new StartVm(vm, Optional.empty(), false, Optional.empty());
    }

    /** It looks at a snapshot with memory, which lies on a disk of its own. */
    private SnapshotId remembers() {
        var snapshot = new Snapshot(SnapshotId.random());
        var memory = lab.addDisk(Optional.of(lab.addVm(VmStatus.DOWN)), Optional.empty());
        lab.change(() -> {
            var row = lab.vm(vm);
            snapshot.setVmId(vm);
            snapshot.setType(SnapshotType.REGULAR);
            snapshot.setStatus(SnapshotStatus.OK);
            snapshot.setCreated(Instant.now());
            snapshot.setMemory(true);
            snapshot.setMemoryDiskId(Optional.of(memory));
            snapshot.setMemorySettings(Optional.of(row.settings()
                    .edit()
                    .guaranteedMemory(ByteSize.ofMiB(96))
                    .memory(ByteSize.ofMiB(96))
                    .done()));
            store.inventory().add(snapshot);
            store.inventory().flush();
            row.setMemorySnapshotId(Optional.of(snapshot.id()));
        });
        return snapshot.id();
    }

    @Test
    void goesOnFromTheMemoryOfASnapshotOnce() throws Exception {
        remembers();
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.returns).singleElement().satisfies(back -> {
            assertThat(back.domain().memory()).isEqualTo(ByteSize.ofMiB(96));
            assertThat(back.memory()).isInstanceOf(FileDisk.class);
        });
        assertThat(lab.vm(vm).memorySnapshotId()).as("used up").isEmpty();
        assertThat(lab.vm(vm).settingsNow().memory()).isEqualTo(ByteSize.ofMiB(96));
    }

    @Test
    void memoryThatCannotBeReadIsStillThere() throws Exception {
        var snapshot = remembers();
        lab.hosts.mood(first, Mood.FAILING);
        lab.hosts.mood(second, Mood.FAILING);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(vm).memorySnapshotId()).contains(snapshot);
        assertThat(lab.vm(vm).statusDetail()).contains("cannot open the disk");
        lab.hosts.mood(first, Mood.WILLING);
        lab.hosts.mood(second, Mood.WILLING);
        var cold = new StartVm(vm, Optional.empty(), false, Optional.empty(), GuestSetup.FIRST_START, true);
        var before = lab.hosts.returns.size();
        assertThat(lab.run(cold)).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.returns).hasSize(before);
        assertThat(lab.vm(vm).memorySnapshotId()).as("of no use any more").isEmpty();
    }

    @Test
    void settingsForOneRunDoNotGoWithMemory() {
        remembers();
        var once = Optional.of(lab.vm(vm)
                .settings()
                .edit()
                .guaranteedMemory(ByteSize.ofMiB(64))
                .memory(ByteSize.ofMiB(64))
                .done());
        assertThatThrownBy(() -> lab.submit(new StartVm(vm, Optional.empty(), false, once)))
                .hasMessageContaining("settings for one run");
    }
}
