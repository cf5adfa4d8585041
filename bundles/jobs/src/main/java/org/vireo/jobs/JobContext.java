package org.vireo.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Transactions;
import org.vireo.model.Id;
import org.vireo.model.JobId;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** What one run of one step sees. Confined to the thread of the step, except for notes of progress. */
final class JobContext implements StepContext {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** What all contexts of a runner share. */
    record Surroundings(JobStore store, Transactions transactions, Signal signal, Clock clock, HostLink hosts) {}

    private final Surroundings around;
    private final JobId job;
    private final KnownResults results;
    private final Caller caller;
    private final Instant deadline;
    private final Call call;

    /**
     * A part of the job.
     *
     * @param step its name, empty for none
     * @param operation of the host, such as {@code launch/run}
     * @param limit for all of it
     */
    record Part(String step, String operation, Duration limit) {}

    JobContext(Surroundings around, JobState job, KnownResults results, Part part) {
        this.around = around;
        this.results = results;
        this.job = job.id();
        this.caller = job.caller();
        this.deadline = around.clock().instant().plus(part.limit());
        var notes = new ProgressNotes(
                around.clock(),
                percent -> around.transactions().run(() -> around.store().progress(job.id(), part.step(), percent)));
        var operation = new OperationId(job.id().value()).part(part.operation());
        this.call = new JobCall(operation, deadline, around.hosts(), notes);
    }

    @Override
    public JobId job() {
        return job;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public void put(String key, String value) {
        around.transactions().run(() -> {
            around.store().put(job, key, value);
            results.written(key);
            around.transactions().afterCommit(() -> results.committed(key, value));
        });
    }

    @Override
    public Optional<String> get(String key) {
        return results.get(
                key, name -> around.transactions().call(() -> around.store().result(job, name)));
    }

    @Override
    public <T> T await(String what, Supplier<Optional<T>> condition) {
        return await(what, Optional.empty(), condition);
    }

    @Override
    public <T> T await(String what, Id about, Supplier<Optional<T>> condition) {
        return await(what, Optional.of(about), condition);
    }

    private <T> T await(String what, Optional<Id> about, Supplier<Optional<T>> condition) {
        try (var watch = around.signal().watch(about)) {
            while (true) {
                watch.look();
                var found = condition.get();
                if (found.isPresent()) {
                    return found.get();
                }
                var left = Duration.between(around.clock().instant(), deadline);
                if (left.isNegative() || left.isZero()) {
                    throw new VireoException(
                            JobError.NOT_OBSERVED_IN_TIME, "waited for " + what + " in vain until " + deadline);
                }
                sleep(watch, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        }
    }

    private static void sleep(Signal.Watch watch, Duration most) {
        try {
            watch.await(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("interrupted while waiting");
        }
    }
}
