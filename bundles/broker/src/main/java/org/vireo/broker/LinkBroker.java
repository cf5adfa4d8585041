package org.vireo.broker;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** The broker of this engine. A service of this bundle. Thread-safe. */
@ProviderType
public interface LinkBroker {
    /** Where the engine itself reaches it; empty when an outside broker is used, and then the other methods do nothing. */
    Optional<URI> address();

    /** Closes every connection of a host and drops its queue. Admission is asked for again at once. */
    void dismiss(HostId host);

    /** Connections of hosts at the moment, in no order. */
    List<HostConnection> connections();

    /** What was refused last, oldest first, a hundred at most. */
    List<Refusal> refusals();

    /** How much was refused since the start. */
    long refused();
}
