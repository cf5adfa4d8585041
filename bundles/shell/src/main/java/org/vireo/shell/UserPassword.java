package org.vireo.shell;

import java.io.IOException;
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

/** {@code vireo:user-password}: who administers the machine may also give a lost administrator a new password. */
@Service
@Command(
        scope = "vireo",
        name = "user-password",
        description = "Sets a user's password and ends its logins; asks for it")
public final class UserPassword implements Action {
    @Argument(name = "name", description = "Name of the user", required = true)
    String name;

    @Option(name = "--password-file", description = "A file whose first line is the password")
    String file;

    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    LocalUsers users;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "manipulate_users");
        users.setPassword(Found.user(users, name), Passwords.ask(session, file));
        session.getConsole().println("The password of " + name + " was set.");
        return null;
    }
}
