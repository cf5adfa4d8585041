package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:plugin-downgrade}, the earlier name of {@code vireo:plugin-rollback}. */
@Service
@Command(scope = "vireo", name = "plugin-downgrade", description = "The same as plugin-rollback")
public final class PluginDowngrade extends PluginRollback {}
