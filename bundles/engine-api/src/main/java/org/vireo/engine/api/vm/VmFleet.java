package org.vireo.engine.api.vm;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** What happens to all virtual machines of a host at once. Thread-safe; both methods join the present transaction. */
@ProviderType
public interface VmFleet {
    /** The host cannot be reached: its virtual machines become {@code unknown}; none is started elsewhere. */
    void hostLost(HostId host);

    /** The host is back; what its virtual machines do follows from its next inventory report. */
    void hostBack(HostId host);
}
