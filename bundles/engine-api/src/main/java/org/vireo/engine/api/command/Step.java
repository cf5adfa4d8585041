package org.vireo.engine.api.command;

import java.time.Duration;

/**
 * One part of a job that can be repeated and undone. Only steps touch hosts. {@link #run} ends when what it wants is <em>observed</em>: it
 * may block, until {@link StepContext#deadline()}. It throws {@link org.vireo.model.VireoException} when it fails; the runner then undoes
 * it and all steps before it, the latest first.
 */
public interface Step {
    /** Short, unique within its plan, such as {@code launch}. */
    String name();

    /** For people, such as {@code Starting on a host}. */
    String describe();

    /** How long one run or undoing of it may take. */
    default Duration limit() {
        return Duration.ofMinutes(3);
    }

    /**
     * Whether the job may be cancelled when this step is about to begin: all steps before it, and it itself if the engine died in it, are
     * then taken back. Not so where something cannot be undone any more.
     */
    default boolean cancellable() {
        return false;
    }

    /** Does it; repeated after a restart of the engine if it had not ended. */
    void run(StepContext context);

    /** Takes it back, also when it was only half done or never began; repeated after a restart. */
    default void undo(StepContext context) {}
}
