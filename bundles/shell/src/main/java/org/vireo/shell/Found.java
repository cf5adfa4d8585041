package org.vireo.shell;

import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Role;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.model.ModelError;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;
import org.vireo.model.VireoException;

/** Objects by the name that somebody typed. */
final class Found {
    private Found() {}

    static Vm vm(Inventory inventory, String name) {
        return named(inventory, Vm.class, "virtual machine", name);
    }

    static Host host(Inventory inventory, String name) {
        return named(inventory, Host.class, "host", name);
    }

    static RoleId role(Inventory inventory, String name) {
        return named(inventory, Role.class, "role", name).id();
    }

    static UserId user(LocalUsers users, String name) {
        return users.user(name).orElseThrow(() -> missing("user", name));
    }

    static GroupId group(LocalUsers users, String name) {
        return users.group(name).orElseThrow(() -> missing("group", name));
    }

    private static VireoException missing(String kind, String name) {
        return new VireoException(ModelError.OBJECT_NOT_FOUND, "There is no " + kind + " named " + name + ".");
    }

    private static <T> T named(Inventory inventory, Class<T> type, String kind, String name) {
        var found = inventory.list(type, Where.equal("name", name).limit(2));
        if (found.size() == 1) {
            return found.get(0);
        }
        var problem =
                found.isEmpty() ? "There is no " + kind + " named " : "There is more than one " + kind + " named ";
        throw new VireoException(ModelError.OBJECT_NOT_FOUND, problem + name + ".");
    }
}
