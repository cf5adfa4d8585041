package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:jobs}, the earlier name of {@code vireo:job-list}. */
@Service
@Command(scope = "vireo", name = "jobs", description = "The same as job-list")
public final class Jobs extends JobList {}
