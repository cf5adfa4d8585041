package org.vireo.protocol.storage;

import org.vireo.protocol.HostReply;

/**
 * It is done. Immutable.
 */
public record Done() implements HostReply {}
