package org.vireo.protocol.plugin;

import org.vireo.protocol.HostReply;

/**
 * How far a file is. Immutable.
 *
 * @param received bytes that are there without a gap
 * @param complete whether all of it is there and its hash is right
 */
public record PartStaged(long received, boolean complete) implements HostReply {}
