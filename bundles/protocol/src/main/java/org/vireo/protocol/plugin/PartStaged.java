package org.vireo.protocol.plugin;

import org.vireo.protocol.HostReply;

/**
 * How far a file is. Immutable.
 *
 * @param received bytes that are there without a gap; a file whose hash turned out wrong begins at 0 again
 * @param complete whether all of it is there and its hash is right
 */
public record PartStaged(long received, boolean complete) implements HostReply {}
