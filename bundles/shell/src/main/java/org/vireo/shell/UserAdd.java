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
import org.vireo.engine.api.auth.LocalUsers.Person;
import org.vireo.inventory.Inventory;

/** {@code vireo:user-add}. */
@Service
@Command(
        scope = "vireo",
        name = "user-add",
        description = "Adds a user to the engine's own directory; asks for the password")
public final class UserAdd implements Action {
    @Argument(name = "name", description = "Name of the user, without @internal", required = true)
    String name;

    @Option(name = "--first-name", description = "Given name")
    String first = "";

    @Option(name = "--last-name", description = "Family name")
    String last = "";

    @Option(name = "--email", description = "Where mail goes")
    String email = "";

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
        var id = users.addUser(name, new Person(first, last, email), Passwords.ask(session, file));
        session.getConsole().println("Added " + name + "@internal, id " + id + ".");
        return null;
    }
}
