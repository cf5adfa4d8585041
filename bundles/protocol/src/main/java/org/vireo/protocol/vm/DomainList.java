package org.vireo.protocol.vm;

import java.util.List;
import org.vireo.protocol.HostReply;

/**
 * Every virtual machine of ours that the host runs or holds saved. A reply, and the body of the report that follows a reconnect. Immutable.
 *
 * @param domains all of them; one that is missing is down
 */
public record DomainList(List<DomainState> domains) implements HostReply {
    /** Refuses missing values. */
    public DomainList {
        domains = List.copyOf(domains);
    }
}
