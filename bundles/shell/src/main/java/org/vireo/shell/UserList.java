package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;

/** {@code vireo:user-list}. */
@Service
@Command(scope = "vireo", name = "user-list", description = "Lists users")
public final class UserList implements Action {
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
        var table = new ShellTable();
        table.column("name");
        table.column("enabled");
        table.column("last login");
        table.column("id");
        for (var user : inventory.list(Account.class, Where.all().orderBy("name"))) {
            table.addRow()
                    .addContent(
                            user.name() + "@" + user.profile(),
                            user.enabled(),
                            user.lastLogin().map(String::valueOf).orElse("never"),
                            user.id());
        }
        table.print(session.getConsole());
        return null;
    }
}
