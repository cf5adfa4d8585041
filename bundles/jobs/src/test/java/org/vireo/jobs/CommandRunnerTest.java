package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobStatus;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

class CommandRunnerTest {
    private final TestStore store = new TestStore();
    private final Engine engine = new Engine(store);
    private final CountDownLatch arrived = new CountDownLatch(1);

    @BeforeEach
    void start() {
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
        store.close();
    }

    @Test
    void runsTheStepsInOrderAndKeepsTheJob() throws Exception {
        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(engine.world.built()).containsExactlyElementsOf(World.PARTS);
        assertThat(engine.site()).isEqualTo("house, painted done");
        var job = engine.jobs().get(0);
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.description()).isEqualTo("Building a red house");
        assertThat(job.correlationId()).isEqualTo("request-1");
        assertThat(store.inventory()
                        .list(JobStep.class, Where.equal("jobId", job.id()).orderBy("number")))
                .extracting(JobStep::stepName, JobStep::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("walls", JobStatus.FINISHED),
                        org.assertj.core.groups.Tuple.tuple("roof", JobStatus.FINISHED),
                        org.assertj.core.groups.Tuple.tuple("paint", JobStatus.FINISHED));
        assertThat(engine.locks()).isZero();
    }

    @Test
    void finishesACommandWithoutStepsInItsFirstTransaction() {
        var submission = engine.submit(new World.NameSite(World.CLUSTER, "hill"));
        assertThat(submission.outcome().toCompletableFuture()).isCompletedWithValue(new JobOutcome.Finished());
        assertThat(store.inventory().get(Cluster.class, World.CLUSTER).description())
                .isEqualTo("hill");
        assertThat(engine.lastStatus()).isEqualTo(JobStatus.FINISHED);
        assertThat(engine.locks()).isZero();
    }

    @Test
    void takesBackWhatWasDoneWhenAStepFails() throws Exception {
        engine.world.onRun = part -> {
            if (part.equals("paint")) {
                throw new VireoException(ModelError.HOST_FAILED, "no brush");
            }
        };
        assertThat(engine.run(Engine.house())).isEqualTo(new JobOutcome.Failed(ErrorKind.EXTERNAL, "no brush"));
        assertThat(engine.world.built()).isEmpty();
        assertThat(engine.site()).isEqualTo("meadow: no brush");
        assertThat(engine.jobs().get(0).failure()).isEqualTo("no brush");
        assertThat(engine.lastStatus()).isEqualTo(JobStatus.FAILED);
        assertThat(engine.locks()).isZero();
    }

    @Test
    void goesOnTakingBackWhenOneStepCannotBeTakenBack() throws Exception {
        engine.world.onRun = part -> failAt(part, "paint");
        engine.world.onUndo = part -> failAt(part, "roof");
        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Failed.class);
        assertThat(engine.world.built()).containsExactly("roof");
        assertThat(engine.locks()).isZero();
    }

    private static void failAt(String part, String where) {
        if (part.equals(where)) {
            throw new IllegalStateException("cannot do the " + part);
        }
    }

    @Test
    void refusesWhoIsNotAllowed() {
        engine.allowed = false;
        assertThatThrownBy(() -> engine.submit(Engine.house()))
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.REFUSED))
                .hasMessageContaining("edit_cluster_configuration");
        assertThat(engine.jobs()).isEmpty();
    }

    @Test
    void refusesWhatTheCheckRefusesAndKeepsNothing() {
        engine.world.verdict = Check.conflict("Cannot build. It rains.");
        assertThatThrownBy(() -> engine.submit(Engine.house()))
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.reasons()).containsExactly("Cannot build. It rains."));
        assertThat(engine.jobs()).isEmpty();
        assertThat(engine.locks()).isZero();
    }

    @Test
    void saysWhichJobHoldsALock() throws Exception {
        var go = holdAt("roof");
        var first = engine.submit(Engine.house());
        assertThatThrownBy(() -> engine.submit(new World.NameSite(World.CLUSTER, "hill")))
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.CONFLICT))
                .hasMessage("cluster Default is locked by 'Building a red house'.");
        go.countDown();
        assertThat(first.outcome().toCompletableFuture().get()).isInstanceOf(JobOutcome.Finished.class);
        assertThat(engine.run(new World.NameSite(World.CLUSTER, "hill"))).isInstanceOf(JobOutcome.Finished.class);
    }

    private CountDownLatch holdAt(String where) {
        var go = new CountDownLatch(1);
        engine.world.onRun = part -> {
            if (part.equals(where)) {
                arrived.countDown();
                awaitLatch(go);
            }
        };
        return go;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesACommandNobodyKnows() {
        engine.handlers.remove(engine.handlers.find("NameSite").orElseThrow());
        assertThatThrownBy(() -> engine.submit(new World.NameSite(World.CLUSTER, "hill")))
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.EXTERNAL))
                .hasMessageContaining("NameSite");
    }

    @Test
    void waitsForTheReturnOfABundleThatWentAwayUnderItsJob() throws Exception {
        var handler = engine.handlers.find("BuildHouse").orElseThrow();
        engine.world.onRun = part -> {
            if (part.equals("roof")) {
                engine.handlers.remove(handler);
                throw new IllegalStateException("my services are gone");
            }
        };
        var submission = engine.submit(Engine.house());
        Engine.until(() -> engine.handlers.find("BuildHouse").isEmpty());
        engine.world.onRun = part -> {};
        assertThat(engine.lastStatus()).isEqualTo(JobStatus.STARTED);
        engine.handlers.add(new World.Builder(engine.world, store.inventory()));
        Engine.until(() -> engine.lastStatus() == JobStatus.FINISHED);
        assertThat(engine.world.built()).containsExactlyElementsOf(World.PARTS);
        assertThat(submission.job()).isEqualTo(engine.jobs().get(0).id());
        assertThat(engine.locks()).isZero();
    }

    @Test
    void repeatsAStepThatLostTheDatabase() throws Exception {
        var failures = new AtomicInteger(3);
        engine.world.onRun = part -> {
            if (part.equals("roof") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("commit failed", new SQLException("server closed", "08006"));
            }
        };
        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(failures.get()).isEqualTo(-1);
        assertThat(engine.world.operations).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void survivesThatTheDatabaseCutsItsConnections() throws Exception {
        var cuts = new AtomicInteger();
        engine.world.onRun = part -> {
            if (cuts.incrementAndGet() % 2 == 1) {
                store.transactions().run(() -> {
                    store.inventory().get(Cluster.class, World.CLUSTER).setCpuType("before");
                    store.inventory().flush();
                    cutConnections();
                    store.inventory().get(Cluster.class, World.CLUSTER).setCpuType("after");
                });
            }
        };
        assertThat(engine.run(Engine.house())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(cuts).hasValue(6);
        assertThat(store.inventory().get(Cluster.class, World.CLUSTER).cpuType())
                .isEmpty();
        assertThat(engine.world.operations).hasSize(3);
        assertThat(engine.locks()).isZero();
    }

    private void cutConnections() {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot cut connections", e);
        }
    }

    @Test
    void takesOverFromANodeWhoseLeaseHasRunOut() throws Exception {
        engine.close();
        engine.lease = Duration.ofMillis(300);
        engine.startDyingAt("did roof");
        engine.submit(Engine.house());
        engine.awaitDeath();
        engine.start("node-2", Checkpoint.NONE);
        Engine.until(() -> engine.lastStatus() == JobStatus.FINISHED);
        assertThat(engine.jobs().get(0).node()).isEqualTo("node-2");
        assertThat(engine.locks()).isZero();
    }

    @Test
    void leavesAJobAloneOnceAnotherNodeHasIt() throws Exception {
        var go = holdAt("roof");
        engine.submit(Engine.house());
        awaitLatch(arrived);
        store.transactions()
                .run(() -> store.inventory()
                        .get(org.vireo.inventory.Job.class, engine.jobs().get(0).id())
                        .setNode("node-2"));
        go.countDown();
        Engine.until(() -> engine.world.built().contains("roof"));
        engine.close();
        assertThat(engine.world.built()).doesNotContain("paint");
        assertThat(engine.lastStatus()).isEqualTo(JobStatus.STARTED);
        engine.start("node-2", Checkpoint.NONE);
        Engine.until(() -> engine.lastStatus() == JobStatus.FINISHED);
    }

    @Test
    void forgetsJobsThatEndedLongAgo() throws Exception {
        engine.run(Engine.house());
        store.transactions()
                .run(() -> store.inventory()
                        .get(org.vireo.inventory.Job.class, engine.jobs().get(0).id())
                        .setEnded(Optional.of(java.time.Instant.EPOCH)));
        engine.close();
        engine.start();
        Engine.until(() -> engine.jobs().isEmpty());
        assertThat(store.inventory().count(JobStep.class, Where.all())).isZero();
    }
}
