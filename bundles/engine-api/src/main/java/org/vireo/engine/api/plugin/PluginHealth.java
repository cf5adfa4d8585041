package org.vireo.engine.api.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How plugins do behind their guard, and whether they are called at all. Forgotten when the engine ends. Thread-safe. */
@ProviderType
public interface PluginHealth {
    /**
     * One plugin since the engine began. Immutable.
     *
     * @param plugin its id; of a bundle that came with the engine, its symbolic name
     * @param calls that reached it
     * @param failures of them that ended in a defect of it, timeouts included
     * @param timeouts of them that had not ended at their deadline
     * @param rejected calls that did not reach it, as it had no thread left or was not to be called
     * @param time all calls together took
     * @param running calls under way, those included that nobody waits for any more
     * @param threads it started by itself and that still run
     * @param resting whether it is left alone for a while, as too many of its last calls failed
     * @param quarantine why it is not called until it is released; empty when it is called
     */
    record Health(
            String plugin,
            long calls,
            long failures,
            long timeouts,
            long rejected,
            Duration time,
            int running,
            int threads,
            boolean resting,
            Optional<String> quarantine) {
        /** Refuses missing values. */
        public Health {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(quarantine, "quarantine");
        }
    }

    /** Every plugin that was ever called, by id. */
    List<Health> all();

    /** One of them; empty when it was never called. */
    Optional<Health> of(String plugin);

    /** From now on until {@link #release} no call reaches the plugin; again with another reason is fine, the first reason stays. */
    void quarantine(String plugin, String reason);

    /** Calls reach it again, and its failures so far are forgiven; fine when it was not in quarantine. */
    void release(String plugin);

    /** Forgets all that is known of a plugin, as it was taken away or another version takes its place. */
    void forget(String plugin);

    /**
     * Told when the guard itself has put a plugin into quarantine; on a thread where it may take its time.
     *
     * @return ends it
     */
    AutoCloseable watch(Watcher watcher);

    /** Wants to know of quarantines. */
    interface Watcher {
        /**
         * It happened.
         *
         * @param plugin its id
         * @param reason for people
         */
        void quarantined(String plugin, String reason);
    }
}
