package org.vireo.protocol.host;

import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/** Asks the package manager what could be upgraded; installs nothing. Immutable. */
@Verb(name = "host.check-updates", reply = UpdatesFound.class)
public record CheckUpdates() implements HostRequest<UpdatesFound> {}
