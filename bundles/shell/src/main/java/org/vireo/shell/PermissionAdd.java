package org.vireo.shell;

import java.util.Optional;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.identity.GrantRole;
import org.vireo.inventory.Inventory;
import org.vireo.model.GroupId;
import org.vireo.model.Id;
import org.vireo.model.UserId;

/** {@code vireo:permission-add}. */
@Service
@Command(
        scope = "vireo",
        name = "permission-add",
        description = "Gives a user or a group a role, on the system unless said otherwise")
public final class PermissionAdd implements Action {
    @Argument(index = 0, name = "who", description = "Name of the user, or of the group with --group", required = true)
    String who;

    @Argument(index = 1, name = "role", description = "Name of the role, such as UserRole", required = true)
    String role;

    @Argument(index = 2, name = "kind", description = "Kind of the object, such as vm, cluster or data_center")
    String kind = "system";

    @Argument(index = 3, name = "id", description = "Id of the object")
    String object = Permit.SYSTEM.toString();

    @Option(name = "--group", description = "The first argument names a group")
    boolean group;

    @Reference
    Inventory inventory;

    @Reference
    LocalUsers users;

    @Reference
    Commands commands;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var caller = new ShellCallers(inventory).of(session);
        var user = group ? Optional.<UserId>empty() : Optional.of(Found.user(users, who));
        var members = group ? Optional.of(Found.group(users, who)) : Optional.<GroupId>empty();
        commands.submit(
                new GrantRole(UUID.randomUUID(), Found.role(inventory, role), user, members, kind, Id.parse(object)),
                caller);
        return null;
    }
}
