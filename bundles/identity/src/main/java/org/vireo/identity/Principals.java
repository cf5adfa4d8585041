package org.vireo.identity;

import java.util.UUID;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.UserGroup;
import org.vireo.model.GroupId;
import org.vireo.model.UserId;

/** Users and groups alike. */
final class Principals {
    private Principals() {}

    /** Such as {@code User jane@internal-authz}; throws when there is none. */
    static String name(Inventory inventory, boolean group, UUID id) {
        if (group) {
            return "Group " + inventory.get(UserGroup.class, new GroupId(id)).name();
        }
        var account = inventory.get(Account.class, new UserId(id));
        return "User " + account.name() + "@" + account.domain();
    }

    static void setKnown(Inventory inventory, boolean group, UUID id, boolean known) {
        if (group) {
            inventory.get(UserGroup.class, new GroupId(id)).setKnown(known);
        } else {
            inventory.get(Account.class, new UserId(id)).setKnown(known);
        }
    }
}
