package org.vireo.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.inventory.Inventory;
import org.vireo.model.ErrorKind;

/** {@code vireo:host-token}: the token goes to the console alone, never into a log. */
@Service
@Command(
        scope = "vireo",
        name = "host-token",
        description = "Prints a new one-time token with which the agent of a host enrols; an earlier one is void")
public final class HostToken implements Action {
    @Argument(name = "name", description = "Name of the host", required = true)
    @Completion(HostNames.class)
    String name;

    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    EnrolmentDesk desk;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var host = Found.host(inventory, name).id();
        var caller = new ShellCallers(inventory).of(session);
        if (!authorizer.allowed(caller, Permit.on("edit_host_configuration", "host", host))) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of(caller.name() + " may not enrol host " + name
                            + ": the permit edit_host_configuration is missing."));
        }
        var offer = desk.offer(host);
        session.getConsole().println(offer.token().reveal());
        session.getConsole().println("Valid for one enrolment of " + name + " until " + offer.expires() + ".");
        return null;
    }
}
