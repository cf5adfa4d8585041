package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.inventory.Inventory;

/** {@code vireo:group-add}. */
@Service
@Command(scope = "vireo", name = "group-add", description = "Adds a group to the engine's own directory")
public final class GroupAdd implements Action {
    @Argument(name = "name", description = "Name of the group", required = true)
    String name;

    @Option(name = "--description", description = "Free text")
    String description = "";

    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    LocalUsers users;

    @Reference
    Session session;

    @Override
    public Object execute() {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "manipulate_users");
        session.getConsole().println("Added group " + name + ", id " + users.addGroup(name, description) + ".");
        return null;
    }
}
