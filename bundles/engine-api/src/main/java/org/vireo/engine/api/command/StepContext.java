package org.vireo.engine.api.command;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.Id;
import org.vireo.model.JobId;
import org.vireo.spi.host.Call;

/** What a step can use. Results are kept with the job and survive a restart. Confined to the thread that runs the step. */
@ProviderType
public interface StepContext {
    /** The job it belongs to. */
    JobId job();

    /** On whose behalf. */
    Caller caller();

    /** When the step must have ended. */
    Instant deadline();

    /** For calls to hosts and plugins; operation ids are derived from job, step and attempt. */
    Call call();

    /** Keeps a result under a name, in a transaction of its own or the present one. */
    void put(String key, String value);

    /** A result kept by this step or an earlier one. */
    Optional<String> get(String key);

    /**
     * Blocks until the supplier gives a value, which it is asked for again whenever something changes in the engine, at least once a
     * second.
     *
     * @throws org.vireo.model.VireoException at the deadline, saying {@code what} was waited for
     */
    <T> T await(String what, Supplier<Optional<T>> condition);

    /**
     * The same for a condition that depends on one object alone: it is asked for again when that object changes, and at least once a
     * second.
     *
     * @throws org.vireo.model.VireoException at the deadline, saying {@code what} was waited for
     */
    default <T> T await(String what, Id about, Supplier<Optional<T>> condition) {
        return await(what, condition);
    }
}
