package org.vireo.protocol.plugin;

import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/** Asks for every host half in use. Immutable. */
@Verb(name = "plugin.list", reply = HalvesFound.class)
public record ListHalves() implements HostRequest<HalvesFound> {}
