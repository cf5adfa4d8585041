package org.vireo.host.spi;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Where a host keeps things. A service of the agent; the directories exist. */
@ProviderType
public interface HostDirectories {
    /** State that survives restarts, below the agent's data directory; mode 0700. */
    Path state(String area);

    /** Images an administrator put there to be imported. */
    Path imports();
}
