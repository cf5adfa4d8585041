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

/** {@code vireo:group-member}. */
@Service
@Command(
        scope = "vireo",
        name = "group-member",
        description = "Puts a user into a group, or with --remove takes it out")
public final class GroupMember implements Action {
    @Argument(index = 0, name = "group", description = "Name of the group", required = true)
    String group;

    @Argument(index = 1, name = "user", description = "Name of the user", required = true)
    String user;

    @Option(name = "--remove", description = "Takes the user out")
    boolean remove;

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
        if (remove) {
            users.leave(Found.user(users, user), Found.group(users, group));
        } else {
            users.join(Found.user(users, user), Found.group(users, group));
        }
        return null;
    }
}
