package org.vireo.protocol.vm;

import org.vireo.protocol.HostReply;

/**
 * The host took it on; its effect shows in reports. Immutable.
 */
public record Accepted() implements HostReply {}
