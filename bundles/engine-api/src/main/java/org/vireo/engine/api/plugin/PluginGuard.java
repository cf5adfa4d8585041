package org.vireo.engine.api.plugin;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Stands between the engine and every plugin, so that one that hangs, throws or leaks disturbs nobody else. A registry of plugins hands
 * out guarded services only. Thread-safe.
 */
@ProviderType
public interface PluginGuard {
    /**
     * The same service behind the guard of the plugin whose bundle its class is from. Calls run on threads of that plugin alone, and end for
     * the caller at the deadline of a {@link org.vireo.spi.host.Call} or an {@link java.time.Instant} among the arguments, else after a few
     * seconds. Guarding the same service twice gives equal results, so that a result can be looked up and removed again.
     *
     * <p>Guarded methods throw what the plugin throws, and {@link org.vireo.model.VireoException} {@code PLUGIN_UNAVAILABLE} when the plugin
     * did not answer in time, has no thread left, failed too often of late, or is in quarantine.
     *
     * @param contract the interface to guard
     */
    <T> T guard(Class<T> contract, T service);
}
