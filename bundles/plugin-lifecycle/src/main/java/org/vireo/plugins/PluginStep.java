package org.vireo.plugins;

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
 * @param doing what it does
 * @param undoing what takes it back
 */
record PluginStep(
        String name, String describe, Duration limit, Consumer<StepContext> doing, Consumer<StepContext> undoing)
        implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    static PluginStep of(String name, String describe, Consumer<StepContext> doing, Consumer<StepContext> undoing) {
        return new PluginStep(name, describe, LIMIT, doing, undoing);
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
