package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.model.HostId;

/** {@code vireo:host-deactivate}. */
@Service
@Command(
        scope = "vireo",
        name = "host-deactivate",
        description = "Moves the virtual machines off a host and takes it into maintenance")
public final class HostDeactivate extends HostAction {
    @Override
    String verb() {
        return "deactivate";
    }

    @Override
    org.vireo.engine.api.command.Command command(HostId host) {
        return new DeactivateHost(host, "", false);
    }
}
