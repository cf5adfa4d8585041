package org.vireo.storage;

import java.time.Duration;
import java.util.function.Consumer;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;

/**
 * A step made of two actions.
 *
 * @param name within its plan
 * @param describe for people
 * @param limit of one run
 * @param cancellable whether the job may be cancelled before it begins
 * @param doing what it does
 * @param undoing what takes it back
 */
record NamedStep(
        String name,
        String describe,
        Duration limit,
        boolean cancellable,
        Consumer<StepContext> doing,
        Consumer<StepContext> undoing)
        implements Step {
    private static final Duration QUICK = Duration.ofMinutes(3);
    private static final Duration PATIENT = Duration.ofMinutes(10);
    private static final Duration COPYING = Duration.ofHours(6);

    /** One that nobody keeps from beginning. */
    NamedStep(
            String name, String describe, Duration limit, Consumer<StepContext> doing, Consumer<StepContext> undoing) {
        this(name, describe, limit, false, doing, undoing);
    }

    /** The same, before which the job may be cancelled. */
    NamedStep unlessCancelled() {
        return new NamedStep(name, describe, limit, true, doing, undoing);
    }

    static NamedStep quick(String name, String describe, Consumer<StepContext> doing, Consumer<StepContext> undoing) {
        return new NamedStep(name, describe, QUICK, doing, undoing);
    }

    /** One that may have to wait until a host that is not heard of has let go of something. */
    static NamedStep patient(String name, String describe, Consumer<StepContext> doing, Consumer<StepContext> undoing) {
        return new NamedStep(name, describe, PATIENT, doing, undoing);
    }

    static NamedStep copying(String name, String describe, Consumer<StepContext> doing, Consumer<StepContext> undoing) {
        return new NamedStep(name, describe, COPYING, doing, undoing);
    }

    @Override
    public void run(StepContext context) {
        doing.accept(context);
    }

    @Override
    public void undo(StepContext context) {
        undoing.accept(context);
    }
}
