package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.engine.api.storage.SparsifyDisk;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.DiskId;
import org.vireo.model.JobStatus;
import org.vireo.model.SnapshotId;
import org.vireo.storage.PlayedHypervisor.Course;

/** Moves of a disk with snapshots, under a machine that runs, ends in the middle or is down, while the engine dies at every place. */
class LiveMovesTest {
    private static final List<DiskId> DISKS = List.of(
            DiskId.of("33333333-3333-3333-3333-333333333333"), DiskId.of("44444444-4444-4444-4444-444444444444"));

    private static TestStore store;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    /** How the guest fares. */
    enum Guest {
        RUNS,
        DOWN,
        ENDS
    }

    /** When the engine dies, and how guest and host fare. */
    record Case(String place, Guest guest, Course course) {}

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var place : List.of(
                "kept",
                "did carry",
                "begun turn",
                "did turn",
                "before decide",
                "did decide",
                "did clean",
                "completed")) {
            cases.add(new Case(place, Guest.RUNS, Course.WELL));
        }
        for (var place : List.of("begun carry", "did carry", "did turn", "did decide")) {
            cases.add(new Case(place, Guest.DOWN, Course.WELL));
        }
        for (var place : List.of("did carry", "begun turn", "did turn", "before clean")) {
            cases.add(new Case(place, Guest.ENDS, Course.WELL));
        }
        cases.add(new Case("kept", Guest.RUNS, Course.UNHEARD));
        return cases.stream();
    }

    private LiveLab lab;

    @AfterEach
    void stop() {
        lab.stop();
    }

    private LiveLab withSnapshots(List<SnapshotId> ids) throws Exception {
        lab = new LiveLab(store, DISKS);
        lab.start(place -> {});
        for (var id : ids) {
            assertThat(lab.run(new AddSnapshot(id, lab.vm, "taken", Optional.empty(), false)))
                    .isInstanceOf(JobOutcome.Finished.class);
            lab.write(1, "after " + ids.indexOf(id));
            lab.write(ids.indexOf(id), "own " + ids.indexOf(id));
        }
        lab.stop();
        return lab;
    }

    private static MoveDisk move(LiveLab lab) {
        return new MoveDisk(DISKS.get(0), lab.other);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void movesItAsAWhole(Case one) throws Exception {
        var ids = List.of(SnapshotId.random());
        lab = withSnapshots(ids);
        var now = lab.contents();
        var held = ids.stream().map(lab::held).toList();
        if (one.guest() == Guest.DOWN) {
            lab.end();
        }
        lab.hypervisor.course = one.course();
        lab.start(TestRunner.dyingAt(one.place())).die(move(lab));
        if (one.guest() == Guest.ENDS) {
            lab.end();
        }
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.row(DISKS.get(0)).storageDomainId()).contains(lab.other);
        assertThat(lab.row(DISKS.get(1)).storageDomainId()).contains(lab.domain);
        assertThat(lab.contents()).isEqualTo(now);
        assertThat(ids.stream().map(lab::held).toList()).isEqualTo(held);
        lab.stop();
    }

    @Test
    void guestThatEndsBetweenTwoRequestsReadsWhatItWrote() throws Exception {
        // no snapshot was asked for; requests are the beginning of the copy and the change to it
        for (var requests : List.of(1, 2)) {
            lab = withSnapshots(List.of()).start(place -> {});
            var job = lab.submit(move(lab));
            LiveLab.until(() -> lab.hypervisor.asked.get() >= requests);
            lab.write(2, "late");
            var last = lab.contents();
            lab.end();
            assertThat(job.toCompletableFuture().get(20, TimeUnit.SECONDS)).isInstanceOf(JobOutcome.Finished.class);
            lab.requireInLine();
            assertThat(lab.contents()).isEqualTo(last);
            lab.stop();
        }
    }

    @Test
    void whatTheGuestWroteAfterTheChangeCountsAlthoughTheEngineDidNotSeeIt() throws Exception {
        lab = withSnapshots(List.of());
        lab.start(TestRunner.dyingAt("did turn")).die(move(lab));
        lab.write(2, "late");
        var last = lab.contents();
        lab.end();
        lab.start(reached -> {});
        LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
        lab.requireInLine();
        assertThat(lab.contents()).isEqualTo(last);
        lab.stop();
    }

    @Test
    void hostThatRefusesOrGivesUpKeepsTheOldImages() throws Exception {
        for (var course : List.of(Course.REFUSING, Course.GIVING_UP)) {
            var ids = List.of(SnapshotId.random());
            lab = withSnapshots(ids);
            var now = lab.contents();
            var held = lab.held(ids.get(0));
            lab.hypervisor.course = course;
            lab.start(reached -> {});
            assertThat(lab.run(move(lab))).isInstanceOf(JobOutcome.Failed.class);
            lab.requireInLine();
            assertThat(lab.row(DISKS.get(0)).storageDomainId()).contains(lab.domain);
            assertThat(lab.contents()).isEqualTo(now);
            assertThat(lab.held(ids.get(0))).isEqualTo(held);
            lab.stop();
        }
    }

    @Test
    void storageThatFailsKeepsTheOldImagesWhereverTheEngineDies() throws Exception {
        for (var place : List.of("did carry", "failed carry", "before undo carry", "undid carry", "before abandon")) {
            var ids = List.of(SnapshotId.random());
            lab = withSnapshots(ids);
            var now = lab.contents();
            lab.end();
            lab.backend.failNext = "carry";
            lab.start(TestRunner.dyingAt(place)).die(move(lab));
            lab.start(reached -> {});
            LiveLab.until(() -> lab.lastJob() != JobStatus.STARTED);
            lab.requireInLine();
            assertThat(lab.contents()).isEqualTo(now);
            lab.stop();
        }
    }

    @Test
    void diskOfATemplateStandsAloneInTheOtherDomain() throws Exception {
        for (var ids : List.of(List.<SnapshotId>of(), List.of(SnapshotId.random()))) {
            lab = withSnapshots(List.of());
            var base = lab.putOnTemplate(DISKS.get(1));
            lab.start(place -> {});
            for (var id : ids) {
                lab.run(new AddSnapshot(id, lab.vm, "taken", Optional.empty(), false));
                lab.write(0, "own");
            }
            var now = lab.contents();
            assertThat(lab.run(new MoveDisk(DISKS.get(1), lab.other))).isInstanceOf(JobOutcome.Finished.class);
            lab.backend.volumes.remove(base);
            assertThat(lab.row(DISKS.get(1)).backingDiskId()).isEmpty();
            lab.requireInLine();
            assertThat(lab.contents()).isEqualTo(now);
            lab.stop();
        }
    }

    @Test
    void sparsifiedDiskHoldsTheSameInNewImagesAndTheOldOnesAreWiped() throws Exception {
        for (var place : List.of("did carry", "did decide")) {
            lab = withSnapshots(List.of(SnapshotId.random()));
            lab.end();
            lab.changeDisk(DISKS.get(0), disk -> disk.setWipeAfterDelete(true));
            var now = lab.contents();
            var old = Domains.image(lab.row(DISKS.get(0)));
            lab.start(TestRunner.dyingAt(place)).die(new SparsifyDisk(DISKS.get(0)));
            lab.start(reached -> {});
            LiveLab.until(() -> lab.lastJob() == JobStatus.FINISHED);
            lab.requireInLine();
            assertThat(lab.contents()).isEqualTo(now);
            assertThat(Domains.image(lab.row(DISKS.get(0)))).isNotEqualTo(old);
            assertThat(lab.backend.wiped).hasSize(2).contains(old);
            lab.stop();
        }
    }

    @Test
    void lackOfRoomIsToldWithFigures() throws Exception {
        lab = withSnapshots(List.of());
        lab.changeOther(domain -> domain.setCriticalLowSpaceGiB(60));
        lab.start(place -> {});
        assertThat(lab.run(move(lab)))
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .contains("the images take 1 MiB, and 0 MiB are free beside the 61440 MiB"));
        lab.requireInLine();
        assertThatThrownBy(() -> lab.run(new MoveDisk(DISKS.get(0), lab.domain)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("are the same");
        lab.stop();
    }
}
