package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.CommitSnapshot;
import org.vireo.engine.api.snapshot.PreviewSnapshot;
import org.vireo.engine.api.snapshot.RemoveSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.snapshot.UndoSnapshot;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.JobStatus;
import org.vireo.model.SnapshotId;
import org.vireo.storage.PlayedHypervisor.Course;

/** Memory that is kept with snapshots, while the engine dies at every place. */
class LiveMemoryTest {
    private static final List<DiskId> DISKS = List.of(DiskId.random(), DiskId.random());

    private static TestStore store;
    private LiveLab lab;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    /** An engine that is left would carry on the jobs of others. */
    @AfterEach
    void stop() {
        lab.stop();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private AddSnapshot take(SnapshotId id) {
        return new AddSnapshot(id, lab.vm, "taken", Optional.empty(), true);
    }

    private static void dieAt(String place, String reached) {
        if (reached.equals(place)) {
            throw new TestRunner.Dies(place);
        }
    }

    private void finishes(Command command) throws Exception {
        assertThat(lab.run(command)).isInstanceOf(JobOutcome.Finished.class);
    }

    /** A machine with one snapshot with memory, and an engine. */
    private void taken(SnapshotId id) throws Exception {
        lab = new LiveLab(store, DISKS).start(place -> {});
        finishes(take(id));
    }

    static Stream<Arguments> takes() {
        return Stream.of(
                Arguments.of("kept", Course.UNHEARD),
                Arguments.of("begun memory", Course.WELL),
                Arguments.of("did memory", Course.WELL),
                Arguments.of("begun switch", Course.WELL),
                Arguments.of("begun switch", Course.UNHEARD),
                Arguments.of("did switch", Course.WELL),
                Arguments.of("did memory-kept", Course.WELL),
                Arguments.of("before complete", Course.WELL));
    }

    @ParameterizedTest
    @MethodSource("takes")
    void keepsMemoryAndDisksOfOneMoment(String place, Course course) throws Exception {
        lab = new LiveLab(store, DISKS);
        lab.hypervisor.course = course;
        var then = lab.contents();
        var id = SnapshotId.random();
        lab.start(reached -> dieAt(place, reached)).die(take(id));
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.held(id)).isEqualTo(then);
        assertThat(lab.snapshot(id).memory()).isTrue();
        assertThat(lab.memories()).singleElement().satisfies(disk -> {
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(disk.size()).isEqualTo(ByteSize.ofMiB(77));
            assertThat(lab.backend.read(disk.id(), 0)).isEqualTo("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("takes")
    void keepsTheDisksAloneWhenTheGuestEndsBefore(String place, Course course) throws Exception {
        lab = new LiveLab(store, DISKS);
        lab.hypervisor.course = course;
        var id = SnapshotId.random();
        lab.start(reached -> dieAt(place, reached)).die(take(id));
        lab.end();
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        boolean written =
                Set.of("did switch", "did memory-kept", "before complete").contains(place);
        assertThat(lab.snapshot(id).memory()).isEqualTo(written);
        assertThat(lab.memories()).hasSize(written ? 1 : 0);
        assertThat(lab.events.heard().stream().anyMatch(event -> event.code() == 9727))
                .isEqualTo(!written);
    }

    @Test
    void leavesNothingWhenTheHostRefuses() throws Exception {
        lab = new LiveLab(store, DISKS).start(place -> {});
        lab.hypervisor.course = Course.REFUSING;
        var then = lab.contents();
        assertThat(lab.run(take(SnapshotId.random()))).isInstanceOf(JobOutcome.Failed.class);
        lab.requireInLine();
        assertThat(lab.memories()).isEmpty();
        assertThat(lab.contents()).isEqualTo(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "begun switch", "did switch", "did memory-kept", "before complete"})
    void takesTheDisksAloneWhereMemoryMayBeLeftOut(String place) throws Exception {
        lab = new LiveLab(store, DISKS);
        lab.hypervisor.course = Course.FORGETFUL;
        var then = lab.contents();
        var id = SnapshotId.random();
        var command = new AddSnapshot(id, lab.vm, "taken", Optional.empty(), true, true);
        lab.start(reached -> dieAt(place, reached)).die(command);
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.held(id)).isEqualTo(then);
        assertThat(lab.memories()).isEmpty();
        assertThat(lab.snapshot(id).memory()).isFalse();
        assertThat(lab.events.heard())
                .anyMatch(event -> event.code() == 9727
                        && event.message().contains("holds no memory: the volume is no file here."));
    }

    static Stream<String> drops() {
        return Stream.of("kept", "begun decide", "did decide", "begun clean", "did clean", "before complete");
    }

    @ParameterizedTest
    @MethodSource("drops")
    void goesWithItsSnapshot(String place) throws Exception {
        var id = SnapshotId.random();
        taken(id);
        lab.stop();
        lab.start(reached -> dieAt(place, reached)).die(new RemoveSnapshot(lab.vm, id));
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.memories()).isEmpty();
    }

    @Test
    void nextStartGoesOnFromItAsLongAsTheSnapshotIsLookedAt() throws Exception {
        var id = SnapshotId.random();
        taken(id);
        var plain = SnapshotId.random();
        finishes(new AddSnapshot(plain, lab.vm, "plain", Optional.empty(), false));
        lab.end();
        assertThatThrownBy(() -> lab.run(new PreviewSnapshot(lab.vm, plain, true)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("holds no memory");

        finishes(new PreviewSnapshot(lab.vm, id, true));
        assertThat(lab.machine().memorySnapshotId()).contains(id);
        finishes(new UndoSnapshot(lab.vm));
        assertThat(lab.machine().memorySnapshotId()).isEmpty();

        finishes(new RestoreSnapshot(lab.vm, id, true));
        assertThat(lab.machine().memorySnapshotId()).contains(id);
        finishes(new PreviewSnapshot(lab.vm, id));
        assertThat(lab.machine().memorySnapshotId()).isEmpty();
        finishes(new UndoSnapshot(lab.vm));
        assertThat(lab.machine().memorySnapshotId()).as("as before").contains(id);
        assertThatThrownBy(() -> lab.run(new RemoveSnapshot(lab.vm, id)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("go on from the memory");

        finishes(new PreviewSnapshot(lab.vm, id, true));
        finishes(new CommitSnapshot(lab.vm));
        assertThat(lab.machine().memorySnapshotId()).contains(id);
        lab.requireInLine();
    }

    @Test
    void goesWithLaterSnapshotsThatAReturnDrops() throws Exception {
        lab = new LiveLab(store, DISKS).start(place -> {});
        var first = SnapshotId.random();
        finishes(new AddSnapshot(first, lab.vm, "first", Optional.empty(), false));
        finishes(take(SnapshotId.random()));
        lab.end();
        assertThat(lab.memories()).hasSize(1);
        finishes(new RestoreSnapshot(lab.vm, first));
        assertThat(lab.memories()).isEmpty();
        lab.requireInLine();
    }

    @Test
    void refusesWhatCannotBeKept() throws Exception {
        lab = new LiveLab(store, DISKS).start(place -> {});
        var part = new AddSnapshot(SnapshotId.random(), lab.vm, "", Optional.of(Set.of(DISKS.get(0))), true);
        assertThatThrownBy(() -> lab.run(part)).hasMessageContaining("together with all of its disks");
        lab.backend.files = false;
        assertThatThrownBy(() -> lab.run(take(SnapshotId.random())))
                .hasMessageContaining("storage whose volumes are files");
        lab.backend.files = true;
        lab.change(vm -> vm.setSettings(vm.settings()
                .edit()
                .memory(ByteSize.ofGiB(60))
                .maxMemory(ByteSize.ofGiB(60))
                .done()));
        assertThatThrownBy(() -> lab.run(take(SnapshotId.random()))).hasMessageContaining("has room");
    }

    @Test
    void machineThatIsDownHasNone() throws Exception {
        lab = new LiveLab(store, DISKS).start(place -> {});
        lab.end();
        var id = SnapshotId.random();
        finishes(take(id));
        assertThat(lab.snapshot(id).memory()).isFalse();
        lab.requireInLine();
    }
}
