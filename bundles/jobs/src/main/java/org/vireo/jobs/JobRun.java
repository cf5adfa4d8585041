package org.vireo.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.VireoException;

/**
 * Carries one job on from where it is kept to be, until it has ended or must be left for later. Every change of state is a transaction of
 * its own, so that it can be dropped at any place and begun again. Confined to one thread.
 */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobTools tools;
    private final JobId id;
    private KnownResults results = new KnownResults(Map.of());

    JobRun(JobTools tools, JobId id) {
        this.tools = tools;
        this.id = id;
    }

    /** How it ended; empty when it is left for later. */
    Optional<JobOutcome> carryOn() {
        try {
            var state = tools.store("reading job " + id, store -> store.load(id));
            if (state.ended()) {
                return Optional.of(outcome(state));
            }
            results = new KnownResults(state.results());
            var handler = tools.handlers().find(state.commandType()).orElseThrow(() -> gone(state));
            return Optional.of(carryOn(state, handler.command(), handler));
        } catch (Halt e) {
            LOG.info("Job {} is left as it is: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private JobOutcome carryOn(JobState state, Class<? extends Command> type, CommandHandler<?> handler) {
        BoundCommand<?> command;
        List<Step> plan;
        try {
            command = BoundCommand.of(handler, tools.text().read(state.command(), type));
            plan = tools.inTransaction("planning job " + id, command::plan);
        } catch (RuntimeException e) {
            leaveIfNotItsFault(handler, e);
            return giveUp(state, e);
        }
        var failed = state.undoing() ? Optional.of(lastBegun(state, plan)) : forward(state, command, plan);
        return failed.isPresent() ? backward(command, plan, failed.get()) : new JobOutcome.Finished();
    }

    private static int lastBegun(JobState state, List<Step> plan) {
        for (var i = plan.size() - 1; i >= 0; i--) {
            if (state.step(plan.get(i).name()).map(JobState.StepState::begun).orElse(false)) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the last step that must be taken back, if one failed. */
    private Optional<Integer> forward(JobState state, BoundCommand<?> command, List<Step> plan) {
        var begun = "";
        for (var i = 0; i < plan.size(); i++) {
            var step = plan.get(i);
            if (state.step(step.name()).map(JobState.StepState::done).orElse(false)) {
                continue;
            }
            if (step.cancellable() && cancelled()) {
                return Optional.of(i);
            }
            begin(state, step, begun);
            var next = i + 1 < plan.size() ? Optional.of(plan.get(i + 1).name()) : Optional.<String>empty();
            if (!perform(state, command, step, next)) {
                return Optional.of(i);
            }
            begun = next.orElse("");
        }
        return complete(state, command) ? Optional.empty() : Optional.of(plan.size() - 1);
    }

    /** Looked at where a step is about to begin. */
    private boolean cancelled() {
        var by = tools.store("looking whether job " + id + " is cancelled", store -> store.cancelledBy(id));
        by.ifPresent(name -> {
            LOG.info("Job {} is cancelled by {}", id, name);
            var why = "It was cancelled by " + name + ".";
            tools.keep("cancelling job " + id, store -> store.cancelling(id, JobError.CANCELLED.kind(), why));
            tools.checkpoint("cancelled");
        });
        return by.isPresent();
    }

    /** One transaction ends a step and begins the next; only a run that found the job between steps begins one by itself. */
    private void begin(JobState state, Step step, String begun) {
        tools.checkpoint("before " + step.name());
        if (!step.name().equals(begun)
                && !state.step(step.name()).map(JobState.StepState::begun).orElse(false)) {
            tools.keep("beginning " + step.name(), store -> store.begun(id, step.name()));
        }
        tools.checkpoint("begun " + step.name());
    }

    private boolean perform(JobState state, BoundCommand<?> command, Step step, Optional<String> next) {
        var failure = attempt(command, () -> {
            step.run(context(state, step, "/run"));
            return null;
        });
        tools.checkpoint("did " + step.name());
        if (failure.isPresent()) {
            keepFailure(Optional.of(step.name()), failure.get());
            return false;
        }
        tools.keep("ending " + step.name(), store -> store.done(id, step.name(), next));
        return true;
    }

    private StepContext context(JobState state, Step step, String direction) {
        return new JobContext(
                tools.around(),
                state,
                results,
                new JobContext.Part(step.name(), step.name() + direction, step.limit()));
    }

    private StepContext endContext(JobState state) {
        return new JobContext(
                tools.around(),
                state,
                results,
                new JobContext.Part("", "end", tools.settings().lease()));
    }

    /** Tries until it worked, failed for good, or must be left. */
    private Optional<Throwable> attempt(BoundCommand<?> command, Supplier<Void> work) {
        while (true) {
            try {
                work.get();
                return Optional.empty();
            } catch (RuntimeException | LinkageError | AssertionError e) {
                leaveIfNotItsFault(command.handler(), e);
                if (!Outage.causes(e)) {
                    return Optional.of(e);
                }
                LOG.warn("The database went away under job {}; trying again", id, e);
                tools.outage().pause();
            }
        }
    }

    private void leaveIfNotItsFault(CommandHandler<?> handler, Throwable failure) {
        if (failure instanceof Halt halt) {
            throw halt;
        }
        if (tools.stopping()) {
            throw new Halt("the engine stops");
        }
        if (!tools.handlers().has(handler)) {
            LOG.warn("Job {} failed while the bundle of its command went away; it waits for its return", id, failure);
            throw new Halt("the bundle of " + handler.command().getSimpleName() + " went away");
        }
    }

    private void keepFailure(Optional<String> step, Throwable failure) {
        var kind = failure instanceof VireoException e ? e.code().kind() : ErrorKind.INTERNAL;
        var why = failure instanceof VireoException ? failure.getMessage() : failure.toString();
        if (kind == ErrorKind.INTERNAL) {
            LOG.error("Job {} failed in step {}", id, step.orElse("complete"), failure);
        } else {
            LOG.warn("Job {} failed in step {}: {}", id, step.orElse("complete"), why);
        }
        tools.keep("keeping the failure of job " + id, store -> store.failing(id, step, kind, why));
        tools.checkpoint("failed " + step.orElse("complete"));
    }

    private boolean complete(JobState state, BoundCommand<?> command) {
        tools.checkpoint("before complete");
        var failure = attempt(command, () -> end(JobStatus.FINISHED, () -> command.complete(endContext(state))));
        failure.ifPresent(e -> keepFailure(Optional.empty(), e));
        tools.checkpoint("completed");
        return failure.isEmpty();
    }

    private Void end(JobStatus status, Runnable lastWrites) {
        tools.transactions().run(() -> {
            if (tools.store().mayEnd(id)) {
                lastWrites.run();
                tools.store().end(id, status);
                tools.locks().free(id);
            }
        });
        return null;
    }

    private JobOutcome backward(BoundCommand<?> command, List<Step> plan, int last) {
        var state = tools.store("reading job " + id, store -> store.load(id));
        for (var i = last; i >= 0; i--) {
            var step = plan.get(i);
            if (!state.step(step.name()).map(JobState.StepState::undone).orElse(true)) {
                takeBack(state, command, step);
            }
        }
        abandon(state, command);
        return outcome(tools.store("reading job " + id, store -> store.load(id)));
    }

    private void takeBack(JobState state, BoundCommand<?> command, Step step) {
        tools.checkpoint("before undo " + step.name());
        for (var attempt = 1; ; attempt++) {
            var direction = "/undo" + attempt;
            var failure = attempt(command, () -> {
                step.undo(context(state, step, direction));
                return null;
            });
            if (failure.isEmpty()) {
                break;
            }
            if (attempt >= tools.settings().undoAttempts()) {
                LOG.error(
                        "Job {} ({}) could not take back its step {}",
                        id,
                        state.description(),
                        step.name(),
                        failure.get());
                break;
            }
            tools.outage().pause();
        }
        tools.checkpoint("undid " + step.name());
        tools.keep("undoing " + step.name(), store -> store.undone(id, step.name()));
    }

    private void abandon(JobState state, BoundCommand<?> command) {
        tools.checkpoint("before abandon");
        var failure = attempt(
                command,
                () -> end(
                        state.cancelled() ? JobStatus.ABORTED : JobStatus.FAILED,
                        () -> command.abandon(endContext(state), state.failure())));
        if (failure.isPresent()) {
            LOG.error("Job {} ({}) ended without its last writes", id, state.description(), failure.get());
            tools.outage().survive("ending job " + id, () -> end(JobStatus.UNKNOWN, () -> {}));
        }
        tools.checkpoint("abandoned");
    }

    /** The command or plan cannot even be read: nothing can be taken back. */
    private JobOutcome giveUp(JobState state, RuntimeException why) {
        LOG.error("Job {} ({}) cannot be read and is given up", id, state.description(), why);
        keepFailure(Optional.empty(), why);
        tools.outage().survive("ending job " + id, () -> end(JobStatus.UNKNOWN, () -> {}));
        return outcome(tools.store("reading job " + id, store -> store.load(id)));
    }

    private static JobOutcome outcome(JobState state) {
        return state.status() == JobStatus.FINISHED
                ? new JobOutcome.Finished()
                : new JobOutcome.Failed(state.failureKind(), state.failure());
    }

    private static Halt gone(JobState state) {
        return new Halt("nothing installed knows " + state.commandType());
    }
}
