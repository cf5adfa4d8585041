package org.vireo.jobs;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.inventory.Transactions;

/** What runs of jobs work with. Thread-safe. */
record JobTools(
        RunnerSettings settings,
        JobStore store,
        LockTable locks,
        Transactions transactions,
        HandlerRegistry handlers,
        CommandText text,
        JobContext.Surroundings around,
        Outage outage,
        Checkpoint death,
        BooleanSupplier isStopping) {

    boolean stopping() {
        return isStopping.getAsBoolean();
    }

    void checkpoint(String place) {
        if (stopping()) {
            throw new Halt("the engine stops");
        }
        death.reached(place);
    }

    /** Looks something up in a transaction of its own, also when the database was away for a moment. */
    <T> T store(String what, Function<JobStore, T> work) {
        return inTransaction(what, () -> work.apply(store));
    }

    /** Keeps something in a transaction of its own, also when the database was away for a moment. */
    void keep(String what, Consumer<JobStore> work) {
        inTransaction(what, () -> {
            work.accept(store);
            return null;
        });
    }

    <T> T inTransaction(String what, Supplier<T> work) {
        return outage.survive(what, () -> transactions.call(work));
    }
}
