package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.center.ActivateHost;
import org.vireo.model.HostId;

/** {@code vireo:host-activate}. */
@Service
@Command(scope = "vireo", name = "host-activate", description = "Lets a host work again after maintenance")
public final class HostActivate extends HostAction {
    @Override
    String verb() {
        return "activate";
    }

    @Override
    org.vireo.engine.api.command.Command command(HostId host) {
        return new ActivateHost(host);
    }
}
