package org.vireo.host.spi.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A host half's own word on whether it can work on this host. Published as a service; run each time the half is put into use, before
 * the engine relies on it.
 */
@ConsumerType
public interface HostSelfTest {
    /** Id of the plugin. */
    String plugin();

    /**
     * Tries what can be tried without changing anything that lasts: tools are there, the kernel has what is needed. May block for as
     * long as the gate allows, and is interrupted after. An exception counts as failed.
     */
    Outcome run();
}
