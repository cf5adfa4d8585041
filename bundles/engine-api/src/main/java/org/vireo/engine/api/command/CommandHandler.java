package org.vireo.engine.api.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;

/**
 * Knows one kind of command. Published as a service; a small class that shares nothing with other handlers. Thread-safe.
 *
 * @param <C> the command
 */
@ConsumerType
public interface CommandHandler<C extends Command> {
    /** Which command. */
    Class<C> command();

    /** What the caller must be allowed to do. Reads, never writes. */
    Permit permit(C command);

    /** All that the caller must be allowed to do, where one permit is not enough: it contains {@link #permit}. Reads, never writes. */
    default Set<Permit> permits(C command) {
        return Set.of(permit(command));
    }

    /** What the caller is to own from now on. Reads, never writes. */
    default Optional<Ownership> owned(C command) {
        return Optional.empty();
    }

    /** What must not change meanwhile. All are taken, or none. Reads, never writes. */
    Set<LockKey> locks(C command);

    /** Whether it can be done now, with the locks held. Reads, never writes. */
    Check check(C command, Caller caller);

    /** For people, such as {@code Launching VM hello}. Reads, never writes. */
    String describe(C command);

    /**
     * First writes, in the transaction that keeps the job and its locks: an object appears in a locked or transitional state. A command
     * that only changes the inventory does all of it here and plans no steps.
     */
    default void begin(C command, Caller caller) {}

    /** The steps, the same after a restart. Called in the first transaction after {@link #begin}, and again when the job is resumed. */
    default List<Step> plan(C command) {
        return List.of();
    }

    /** Last writes after all steps, in the transaction that ends the job and frees its locks. Not called when there are no steps. */
    default void complete(C command, StepContext context) {}

    /** Undoes {@link #begin} after the steps were undone, in the transaction that ends the failed job and frees its locks. */
    default void abandon(C command, StepContext context, String why) {}
}
