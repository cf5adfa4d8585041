package org.vireo.protocol.network;

import org.vireo.protocol.HostReply;

/**
 * The network is usable. Immutable.
 */
public record NetworkReady() implements HostReply {}
