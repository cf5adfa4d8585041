package org.vireo.engine.api.vm;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** What happens to all virtual machines of a host at once. Thread-safe; all methods join the present transaction. */
@ProviderType
public interface VmFleet {
    /** The host cannot be reached: its virtual machines become {@code unknown}; none is started elsewhere. */
    void hostLost(HostId host);

    /** The host is back; after the commit it is asked in the background what runs there. */
    void hostBack(HostId host);

    /** The host certainly runs nothing: it was fenced or removed, or an administrator says so. What was thought to run there is down. */
    default void hostDown(HostId host) {
        throw new UnsupportedOperationException("this fleet cannot be told that host " + host + " is off");
    }
}
