package org.vireo.spi.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Lets a plugin say whether it can work here, before it is used. Published as a service by the plugin's engine half. Thread-safe.
 */
@ConsumerType
public interface SelfTest {
    /** The id of the plugin it speaks for. */
    String plugin();

    /**
     * Looks whether the plugin has what it needs. May block, but is interrupted at the engine's deadline; whatever it throws counts as a
     * failure. It changes nothing outside and can be repeated.
     */
    Outcome run();
}
