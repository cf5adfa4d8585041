package org.vireo.inventory;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Bounds of transactions. A call inside another joins it. Thread-safe; a transaction belongs to the thread that began it. Never call a
 * host, a plugin or a mail server inside one.
 */
@ProviderType
public interface Transactions {
    /** Runs the work in a transaction; an exception rolls all of it back and passes through. */
    <T> T call(Supplier<T> work);

    /**
     * Runs work that only reads; within another transaction it joins that. Otherwise entities are not watched, which costs a fraction:
     * changes to them are not kept, and adding, removing or locking is refused.
     */
    default <T> T read(Supplier<T> work) {
        return call(work);
    }

    /** Runs the work in a transaction; an exception rolls all of it back and passes through. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Runs the action once the present outermost transaction has committed, never if it rolls back; at once when there is none. */
    void afterCommit(Runnable action);
}
