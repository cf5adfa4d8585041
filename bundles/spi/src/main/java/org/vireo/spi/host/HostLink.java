package org.vireo.spi.host;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;

/** The only door from engine and plugins to a hypervisor. Thread-safe. */
@ProviderType
public interface HostLink {
    /**
     * Sends a request and blocks until its reply, at most until the deadline of {@code call}. A request repeated under the same operation
     * id gets the first answer again.
     *
     * @throws org.vireo.model.VireoException {@code HOST_UNREACHABLE} when no answer came in time (whether the host acted is then
     *     unknown: repeat the call or look at its reports), or what the host answered
     */
    <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call);
}
