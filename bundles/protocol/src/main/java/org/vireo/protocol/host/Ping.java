package org.vireo.protocol.host;

import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks for a sign of life. Immutable.
 */
@Verb(name = "host.ping", reply = Pong.class)
public record Ping() implements HostRequest<Pong> {}
