package org.vireo.broker;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** The broker of this engine. A service of this bundle. Thread-safe. */
@ProviderType
public interface LinkBroker {
    /** Whether the broker runs in this engine; if not, an outside one is used and the other methods do nothing. */
    boolean embedded();

    /** Closes every connection of a host and drops its queue. Admission is asked for again at once. */
    void dismiss(HostId host);

    /** What was refused last, oldest first, a hundred at most. */
    List<Refusal> refusals();

    /** How much was refused since the start. */
    long refused();
}
