package org.vireo.protocol.host;

import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks what the host is and can do. Immutable.
 */
@Verb(name = "host.capabilities", reply = HostCapabilities.class)
public record GetCapabilities() implements HostRequest<HostCapabilities> {}
