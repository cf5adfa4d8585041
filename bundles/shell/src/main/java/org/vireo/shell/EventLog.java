package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:events}, the earlier name of {@code vireo:event-list}. */
@Service
@Command(scope = "vireo", name = "events", description = "The same as event-list")
public final class EventLog extends EventList {}
