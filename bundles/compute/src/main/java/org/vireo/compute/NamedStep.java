package org.vireo.compute;

import java.time.Duration;
import java.util.function.Consumer;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;

/** A step made of two pieces of code. */
record NamedStep(
        String name,
        String describe,
        Duration limit,
        boolean cancellable,
        Consumer<StepContext> forward,
        Consumer<StepContext> backward)
        implements Step {
    /** One that nobody keeps from beginning. */
    NamedStep(
            String name,
            String describe,
            Duration limit,
            Consumer<StepContext> forward,
            Consumer<StepContext> backward) {
        this(name, describe, limit, false, forward, backward);
    }

    /** The same, before which the job may be cancelled. */
    NamedStep unlessCancelled() {
        return new NamedStep(name, describe, limit, true, forward, backward);
    }

    /** Nothing is left to take back when it fails. */
    static NamedStep oneWay(String name, String describe, Duration limit, Consumer<StepContext> forward) {
        return new NamedStep(name, describe, limit, forward, context -> {});
    }

    @Override
    public void run(StepContext context) {
        forward.accept(context);
    }

    @Override
    public void undo(StepContext context) {
        backward.accept(context);
    }
}
