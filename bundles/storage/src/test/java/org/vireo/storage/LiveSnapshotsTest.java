package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.RemoveSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.DiskId;
import org.vireo.model.JobStatus;
import org.vireo.model.SnapshotId;
import org.vireo.storage.PlayedHypervisor.Course;

/** Snapshots of a virtual machine that runs, or ends in the middle, while the engine dies at every place. */
class LiveSnapshotsTest {
    private static final List<DiskId> DISKS = List.of(
            DiskId.of("11111111-1111-1111-1111-111111111111"), DiskId.of("22222222-2222-2222-2222-222222222222"));

    private static TestStore store;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    /** Each place, whether the guest ends while the engine is dead, and how the host takes what it is asked. */
    private static Stream<Arguments> ways(Stream<String> places, List<String> ends) {
        return Stream.concat(
                Stream.of(Arguments.of("kept", false, Course.UNHEARD)),
                Stream.concat(
                        places.map(place -> Arguments.of(place, false, Course.WELL)),
                        ends.stream().map(place -> Arguments.of(place, true, Course.WELL))));
    }

    static Stream<Arguments> takes() {
        var places = TestRunner.around("overlay-" + DISKS.get(1), "switch");
        return ways(places, List.of("kept", "begun switch", "did switch", "before complete"));
    }

    static Stream<Arguments> drops() {
        var merge = "merge-" + DISKS.get(0);
        return ways(
                TestRunner.around(merge, "decide", "clean"),
                List.of("kept", "begun " + merge, "did " + merge, "did merge-" + DISKS.get(1), "before clean"));
    }

    static Stream<Arguments> latestDrops() {
        var merge = "merge-" + DISKS.get(0);
        return ways(Stream.of("begun " + merge, "did " + merge), List.of("begun " + merge, "did " + merge));
    }

    private static AddSnapshot take(LiveLab lab, SnapshotId id) {
        return new AddSnapshot(id, lab.vm, "taken", Optional.empty(), false);
    }

    /** Three snapshots, each of something else. */
    private static List<SnapshotId> three(LiveLab lab) throws Exception {
        var ids = List.of(SnapshotId.random(), SnapshotId.random(), SnapshotId.random());
        lab.start(place -> {});
        for (var id : ids) {
            assertThat(lab.run(take(lab, id))).isInstanceOf(JobOutcome.Finished.class);
            lab.write(1, "after " + ids.indexOf(id));
            lab.write(ids.indexOf(id), "own " + ids.indexOf(id));
        }
        lab.stop();
        return ids;
    }

    @ParameterizedTest
    @MethodSource("takes")
    void takesItAsAWhole(String place, boolean ends, Course course) throws Exception {
        var lab = new LiveLab(store, DISKS);
        lab.hypervisor.course = course;
        var then = lab.contents();
        var id = SnapshotId.random();
        lab.start(TestRunner.dyingAt(place)).die(take(lab, id));
        if (ends) {
            lab.end();
        }
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.held(id)).isEqualTo(then);
        assertThat(lab.contents()).isEqualTo(then);
        lab.stop();
    }

    @ParameterizedTest
    @MethodSource("drops")
    void dropsTheMiddleOne(String place, boolean ends, Course course) throws Exception {
        drops(1, place, ends, course);
    }

    @ParameterizedTest
    @MethodSource("latestDrops")
    void dropsTheLatest(String place, boolean ends, Course course) throws Exception {
        drops(2, place, ends, course);
    }

    private static void drops(int which, String place, boolean ends, Course course) throws Exception {
        var lab = new LiveLab(store, DISKS);
        var ids = new ArrayList<>(three(lab));
        var now = lab.contents();
        var dropped = ids.remove(which);
        var held = ids.stream().map(lab::held).toList();
        lab.hypervisor.course = course;
        lab.start(TestRunner.dyingAt(place)).die(new RemoveSnapshot(lab.vm, dropped));
        if (ends) {
            lab.end();
        }
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.contents()).isEqualTo(now);
        assertThat(ids.stream().map(lab::held).toList()).isEqualTo(held);
        assertThat(lab.images(dropped)).isEmpty();
        lab.stop();
    }

    @Test
    void endsAMergeThatTheGuestDidNotOutlive() throws Exception {
        // three snapshots were asked for before; the moments are between requests of a merge
        for (var moment : List.of("0/4", "1/4", "1/5", "2/5")) {
            var which = Integer.parseInt(moment.substring(0, 1));
            var requests = Integer.parseInt(moment.substring(2));
            var lab = new LiveLab(store, DISKS);
            var ids = new ArrayList<>(three(lab));
            var now = lab.contents();
            var dropped = ids.remove(which);
            var held = ids.stream().map(lab::held).toList();
            lab.start(place -> {});
            var job = lab.submit(new RemoveSnapshot(lab.vm, dropped));
            LiveLab.until(() -> lab.hypervisor.asked.get() >= requests);
            lab.end();
            job.toCompletableFuture().get(20, TimeUnit.SECONDS);
            lab.requireInLine();
            assertThat(lab.contents()).isEqualTo(now);
            assertThat(ids.stream().map(lab::held).toList()).isEqualTo(held);
            lab.stop();
        }
    }

    @Test
    void hostThatRefusesKeepsTheOldImages() throws Exception {
        var lab = new LiveLab(store, DISKS).start(place -> {});
        lab.hypervisor.course = Course.REFUSING;
        var id = SnapshotId.random();
        assertThat(lab.run(take(lab, id))).isInstanceOf(JobOutcome.Failed.class);
        lab.requireInLine();
        assertThat(lab.hypervisor.chain(DISKS.get(0))).containsExactly(DISKS.get(0));
        assertThat(lab.images(id)).isEmpty();
        lab.stop();
    }

    @Test
    void mergeUpwardsThatIsGivenUpLeavesTheSnapshotAsItWas() throws Exception {
        var lab = new LiveLab(store, DISKS);
        var ids = three(lab);
        var held = lab.held(ids.get(2));
        var now = lab.contents();
        lab.start(place -> {});
        lab.hypervisor.course = Course.GIVING_UP;
        assertThat(lab.run(new RemoveSnapshot(lab.vm, ids.get(2)))).isInstanceOf(JobOutcome.Failed.class);
        lab.requireInLine();
        assertThat(lab.held(ids.get(2))).isEqualTo(held);
        assertThat(lab.images(ids.get(2))).noneMatch(FrozenImage::spoilt);
        assertThat(lab.contents()).isEqualTo(now);
        lab.stop();
    }

    @Test
    void mergeDownwardsThatIsGivenUpCanOnlyBeRepeated() throws Exception {
        var lab = new LiveLab(store, DISKS);
        var ids = three(lab);
        var now = lab.contents();
        lab.start(place -> {});
        lab.hypervisor.course = Course.GIVING_UP;
        assertThat(lab.run(new RemoveSnapshot(lab.vm, ids.get(1)))).isInstanceOf(JobOutcome.Failed.class);
        lab.requireInLine();
        assertThat(lab.images(ids.get(1))).anyMatch(FrozenImage::spoilt);
        lab.end();
        assertThatThrownBy(() -> lab.run(new RestoreSnapshot(lab.vm, ids.get(1))))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("illegal");
        var later = lab.held(ids.get(2));
        assertThat(lab.run(new RemoveSnapshot(lab.vm, ids.get(1)))).isInstanceOf(JobOutcome.Finished.class);
        lab.requireInLine();
        assertThat(lab.held(ids.get(2))).isEqualTo(later);
        assertThat(lab.contents()).isEqualTo(now);
        lab.stop();
    }
}
