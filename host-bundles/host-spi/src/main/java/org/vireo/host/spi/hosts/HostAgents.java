package org.vireo.host.spi.hosts;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.host.spi.Reports;

/** Joins further hosts to the engine that the agent is configured for. A service of the agent. Thread-safe. */
@ProviderType
public interface HostAgents {
    /**
     * Begins to join a host and returns at once: it announces itself until the engine adopts it, or takes up the identity it was given in
     * an earlier run.
     *
     * @param name of small letters, digits and hyphens, begins with a letter; the host's state is kept under it
     * @param parts makes the host, given its way of reports and a directory for its state
     * @throws IllegalArgumentException when the name does not fit or a host of that name is open
     */
    HostAgent open(String name, BiFunction<Reports, Path, HostParts> parts);
}
