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

/** {@code vireo:user-enable}. */
@Service
@Command(
        scope = "vireo",
        name = "user-enable",
        description = "Lets a user log in, or with --off keeps it from doing so")
public final class UserEnable implements Action {
    @Argument(name = "name", description = "Name of the user", required = true)
    String name;

    @Option(name = "--off", description = "Ends all its logins and allows no more")
    boolean off;

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
        users.enable(Found.user(users, name), !off);
        return null;
    }
}
