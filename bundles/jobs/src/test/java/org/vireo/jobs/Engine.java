package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.job.CancelJob;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Job;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.JobStatus;

/** An engine of tests: a runner on a real database that can be dropped and made anew. */
final class Engine implements AutoCloseable {
    static final Caller ADMIN = Caller.engine("request-1");

    final TestStore store;
    final World world = new World();
    volatile boolean allowed = true;
    Duration lease = Duration.ofSeconds(30);
    private final Guards guards = new Guards();
    HandlerRegistry handlers;
    CommandRunner runner;
    private CountDownLatch died = new CountDownLatch(1);

    Engine(TestStore store) {
        this.store = store;
    }

    /** The engine's process ends here. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String place) {
            super(place, null, false, false);
        }
    }

    Engine start() {
        return start("node-1", place -> {});
    }

    Engine start(String node, Checkpoint death) {
        died = new CountDownLatch(1);
        handlers = new HandlerRegistry();
        handlers.add(new World.Builder(world, store.inventory()));
        handlers.add(new World.Namer(store.inventory()));
        handlers.add(new CancelJobHandler(store.inventory(), (caller, permit) -> false));
        runner = newRunner(node, death);
        return this;
    }

    /** Gives a guard a say. */
    Engine guardedBy(org.vireo.engine.api.command.CommandGuard<?> guard) {
        guards.add(guard);
        return this;
    }

    CommandRunner newRunner(String node, Checkpoint death) {
        return new CommandRunner(
                new CommandRunner.Parts(
                        store.inventory(),
                        store.transactions(),
                        (caller, permit) -> allowed,
                        handlers,
                        guards,
                        new HostDoor(),
                        new InventoryLocks(store.inventory()),
                        store.sealer()),
                new RunnerSettings(8, lease, Duration.ofDays(30), 2, Duration.ofMillis(20)),
                node,
                Clock.systemUTC(),
                death);
    }

    /** A runner that dies when it comes to the place for the given time. */
    Engine startDyingAt(String place) {
        return start("node-1", reached -> {
            if (reached.equals(place)) {
                died.countDown();
                throw new Killed(place);
            }
        });
    }

    void awaitDeath() throws InterruptedException {
        assertThat(died.await(10, TimeUnit.SECONDS)).as("died").isTrue();
        runner.stop();
    }

    /** Cancels the job that began last. */
    void cancelLast(Caller caller) {
        var jobs = jobs();
        var last = jobs.stream()
                .filter(job -> job.commandType().equals("BuildHouse"))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(runner.submit(new CancelJob(last.id()), caller).job()).isNotNull();
    }

    /** Of the house that was begun last. */
    JobStatus lastHouse() {
        return jobs().stream()
                .filter(job -> job.commandType().equals("BuildHouse"))
                .reduce((one, other) -> other)
                .orElseThrow()
                .status();
    }

    Submission submit(Command command) {
        return runner.submit(command, ADMIN);
    }

    JobOutcome run(Command command) throws Exception {
        return submit(command).outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    static World.BuildHouse house() {
        return new World.BuildHouse(World.CLUSTER, "red", Optional.of("me"));
    }

    List<Job> jobs() {
        return store.inventory().list(Job.class, Where.all().orderBy("started"));
    }

    JobStatus lastStatus() {
        var jobs = jobs();
        return jobs.get(jobs.size() - 1).status();
    }

    long locks() {
        return store.inventory().count(ObjectLock.class, Where.all());
    }

    String site() {
        return store.inventory().get(Cluster.class, World.CLUSTER).comment();
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        runner.stop();
    }
}
