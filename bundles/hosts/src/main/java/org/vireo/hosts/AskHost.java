package org.vireo.hosts;

import java.util.function.Consumer;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;

/**
 * Asks a host something that changes nothing.
 *
 * @param name of the step
 * @param describe for people
 * @param question keeps the answer in the context
 */
record AskHost(String name, String describe, Consumer<StepContext> question) implements Step {
    @Override
    public void run(StepContext context) {
        question.accept(context);
    }
}
