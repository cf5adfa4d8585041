package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.compute.PlayedHosts.Mood;
import org.vireo.compute.PlayedMoves.Course;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.CancelMigration;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.engine.api.vm.MigrateVm.Why;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.Conduct;
import org.vireo.model.HostId;
import org.vireo.model.JobStatus;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VmAffinity;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.MigrationLimits;

class MigrateVmTest {
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
    void start() throws Exception {
        lab.start();
        run();
    }

    private void run() throws Exception {
        lab.run(new StartVm(vm, Optional.empty(), false, Optional.empty()));
        lab.hosts.report(first, PlayedHosts.state(vm, VmStatus.UP));
    }

    @AfterEach
    void stop() {
        assertThat(lab.hosts.moves.twice).as("ran in two places").isFalse();
        lab.close();
    }

    private MigrateVm migrate(Why why) {
        return new MigrateVm(vm, Optional.empty(), why, "");
    }

    private JobOutcome migrate() throws Exception {
        return lab.run(migrate(Why.ASKED));
    }

    private void affinity(VmAffinity affinity) {
        lab.change(() -> {
            var row = store.inventory().get(Vm.class, vm);
            row.setRunSettings(Optional.of(row.settings()
                    .edit()
                    .conduct(new Conduct(affinity, false, "", StorageErrorBehaviour.AUTO_RESUME))
                    .done()));
        });
    }

    private void runsOn(HostId host, HostId other) {
        assertThat(lab.hosts.running(vm)).containsExactly(host);
        assertThat(lab.vm(vm).hostId()).contains(host);
        assertThat(lab.vm(vm).migratingTo()).isEmpty();
        assertThat(lab.vm(vm).migrationPercent()).isEmpty();
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.ports.plugged).allMatch(port -> !port.endsWith(other.toString()));
        assertThat(lab.scheduler.reserved).isEmpty();
        assertThat(lab.hosts.moves.clear()).isTrue();
    }

    @Test
    void movesToAnotherHost() throws Exception {
        assertThat(migrate()).isInstanceOf(JobOutcome.Finished.class);
        runsOn(second, first);
        assertThat(lab.events.codes())
                .contains(VmEvents.MIGRATION_BEGUN, VmEvents.MIGRATION_DONE)
                .doesNotContain(VmEvents.DOWN, VmEvents.TWO_HOSTS);
        assertThat(lab.events.of(VmEvents.STARTED)).hasSize(1);
    }

    @Test
    void takesWhatTheTargetReportsAfterwards() throws Exception {
        migrate();
        lab.hosts.report(second, PlayedHosts.state(vm, VmStatus.PAUSED));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.PAUSED);
        lab.hosts.report(first, PlayedHosts.state(vm, VmStatus.MIGRATING));
        assertThat(lab.events.codes()).doesNotContain(VmEvents.TWO_HOSTS);
    }

    @Test
    void refusesTheHostItRunsOn() {
        assertThatThrownBy(() -> lab.submit(new MigrateVm(vm, Optional.of(first), Why.ASKED, "")))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("already");
    }

    @Test
    void refusesWhenNoOtherHostTakesIt() {
        lab.scheduler.order.remove(second);
        assertThatThrownBy(() -> lab.submit(migrate(Why.ASKED))).isInstanceOf(CommandRefused.class);
    }

    @Test
    void refusesOneThatDoesNotRun() throws Exception {
        lab.hosts.end(first, vm, ExitReason.GUEST_SHUTDOWN);
        assertThatThrownBy(() -> lab.submit(migrate(Why.ASKED)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("Cannot migrate VM. VM is not running.");
    }

    @Test
    void refusesOneWhoseDiskIsOnItsHost() {
        lab.volumes.bound = Optional.of(first);
        assertThatThrownBy(() -> lab.submit(migrate(Why.FORCED)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("which no other host reaches");
    }

    @Test
    void movesPinnedOnesOnlyByForce() throws Exception {
        affinity(VmAffinity.PINNED);
        assertThatThrownBy(() -> lab.submit(migrate(Why.ASKED))).isInstanceOf(CommandRefused.class);
        assertThat(lab.run(migrate(Why.FORCED))).isInstanceOf(JobOutcome.Finished.class);
        runsOn(second, first);
    }

    @Test
    void movesSomeOnlyWhenSomebodyAsks() throws Exception {
        affinity(VmAffinity.USER_MIGRATABLE);
        assertThatThrownBy(() -> lab.submit(migrate(Why.BY_ITSELF))).isInstanceOf(CommandRefused.class);
        assertThat(migrate()).isInstanceOf(JobOutcome.Finished.class);
    }

    @Test
    void staysWhenTheTargetIsNotReady() throws Exception {
        lab.hosts.mood(second, Mood.REFUSING);
        assertThat(migrate())
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("no room on the host"));
        runsOn(first, second);
        assertThat(lab.events.codes()).contains(VmEvents.MIGRATION_FAILED);
    }

    @Test
    void staysWhenItsDisksCannotBeReached() throws Exception {
        lab.volumes.badHosts.add(second);
        assertThat(migrate()).isInstanceOf(JobOutcome.Failed.class);
        runsOn(first, second);
    }

    @Test
    void staysWhenItIsNotHandedOver() throws Exception {
        lab.hosts.moves.course = Course.FAILING;
        assertThat(migrate())
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("the line broke"));
        runsOn(first, second);
        assertThat(lab.events.messages()).anyMatch(message -> message.contains("the line broke"));
    }

    @Test
    void staysOnAHostThatKnowsNoMigrations() throws Exception {
        lab.hosts.moves.unversed = first;
        assertThat(migrate())
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("nothing here answers that"));
        runsOn(first, second);
    }

    @Test
    void isUpThoughNobodySaysSoWhenNothingWasBegun() throws Exception {
        lab.hosts.moves.unversed = first;
        lab.hosts.mood(second, Mood.REFUSING);
        assertThat(migrate()).isInstanceOf(JobOutcome.Failed.class);
        runsOn(first, second);
    }

    @Test
    void letsGoOnWhatItsSourceDidNot() throws Exception {
        lab.hosts.moves.course = Course.HALTED;
        assertThat(migrate()).isInstanceOf(JobOutcome.Finished.class);
        runsOn(second, first);
    }

    @Test
    void staysWhenItIsCancelled() throws Exception {
        lab.hosts.moves.course = Course.SLOW;
        var job = lab.submit(migrate(Why.ASKED));
        Lab.until(() -> lab.vm(vm).migrationPercent().equals(Optional.of(40)));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.MIGRATING);
        assertThat(lab.run(new CancelMigration(vm))).isInstanceOf(JobOutcome.Finished.class);
        Lab.until(() -> job.outcome().toCompletableFuture().isDone());
        runsOn(first, second);
        assertThat(lab.events.codes()).contains(VmEvents.MIGRATION_CANCELLED).doesNotContain(VmEvents.MIGRATION_FAILED);
    }

    @Test
    void refusesToCancelWhatIsNotMoved() {
        assertThatThrownBy(() -> lab.submit(new CancelMigration(vm))).isInstanceOf(CommandRefused.class);
    }

    @Test
    void breaksOffWhatTakesTooLong() throws Exception {
        lab.close();
        lab.migration = new MigrationSettings(new MigrationLimits(0, 300, false), Duration.ofMillis(1500));
        lab.start();
        lab.hosts.moves.course = Course.SLOW;
        assertThat(migrate()).isInstanceOf(JobOutcome.Failed.class);
        runsOn(first, second);
    }

    @Test
    void saysThatItEndedOnTheWay() throws Exception {
        lab.hosts.moves.course = Course.ENDING;
        assertThat(migrate()).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(vm).exitReason()).isEqualTo("GUEST_SHUTDOWN");
        assertThat(lab.vm(vm).hostId()).isEmpty();
        assertThat(lab.vm(vm).migratingTo()).isEmpty();
        assertThat(lab.hosts.running(vm)).isEmpty();
    }

    @Test
    void believesNoReportWhileItMoves() throws Exception {
        lab.hosts.moves.course = Course.SLOW;
        lab.submit(migrate(Why.ASKED));
        Lab.until(() -> lab.vm(vm).migrationPercent().isPresent());
        lab.hosts.reportAll(first);
        lab.hosts.reportAll(second, PlayedHosts.state(vm, VmStatus.PAUSED));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.MIGRATING);
        assertThat(lab.vm(vm).hostId()).contains(first);
        lab.run(new CancelMigration(vm));
        Lab.until(() -> lab.status(vm) == VmStatus.UP);
    }

    @Test
    void waitsForASourceThatIsAway() throws Exception {
        lab.hosts.moves.course = Course.SLOW;
        var job = lab.submit(migrate(Why.ASKED));
        Lab.until(() -> lab.vm(vm).migrationPercent().isPresent());
        lab.hosts.mood(first, Mood.AWAY);
        lab.fleet.hostLost(first);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UNKNOWN);
        lab.hosts.moves.course = Course.WELL;
        lab.hosts.mood(first, Mood.WILLING);
        lab.run(new CancelMigration(vm));
        Lab.until(() -> job.outcome().toCompletableFuture().isDone());
        runsOn(first, second);
    }

    @Test
    void looksOnTheTargetWhenItsSourceIsSwitchedOff() throws Exception {
        lab.hosts.moves.course = Course.SLOW;
        var job = lab.submit(migrate(Why.ASKED));
        Lab.until(() -> lab.vm(vm).migrationPercent().isPresent());
        lab.hosts.mood(first, Mood.AWAY);
        lab.hosts.switchOff(first, vm);
        lab.fleet.hostLost(first);
        lab.fleet.hostDown(first);
        Lab.until(() -> job.outcome().toCompletableFuture().isDone());
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(vm).migratingTo()).isEmpty();
        assertThat(lab.locks()).isZero();
    }

    @Test
    void finishesOnTheTargetThoughItsSourceDiedAfterwards() throws Exception {
        lab.hosts.moves.course = Course.HALTED;
        lab.hosts.mood(second, Mood.WILLING);
        lab.hosts.diesAfterHandingOver = true;
        var job = lab.submit(migrate(Why.ASKED));
        Lab.until(() -> lab.hosts.asked().stream().anyMatch(one -> one.startsWith("MigrateDomain")));
        assertThat(lab.vm(vm).hostId()).contains(first);
        assertThat(lab.hosts.running(vm)).isEmpty();
        lab.fleet.hostLost(first);
        lab.fleet.hostDown(first);
        Lab.until(() -> job.outcome().toCompletableFuture().isDone());
        runsOn(second, first);
        assertThat(lab.lastJob()).isEqualTo(JobStatus.FINISHED);
    }
}
