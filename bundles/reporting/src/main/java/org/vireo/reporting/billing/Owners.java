package org.vireo.reporting.billing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;

/** Who owns machines. Thread-safe; blocks for the time of two queries. */
@Component(service = Owners.class)
public final class Owners {
    private final Inventory inventory;
    private final Transactions transactions;

    /** In the engine's database. */
    @Activate
    public Owners(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /** Names of owners by the ids of machines: who was first given the role of those who make machines, on the machine itself. */
    Map<UUID, String> names() {
        return transactions.read(() -> {
            var accounts = new HashMap<UUID, String>();
            inventory
                    .list(Account.class, Where.all())
                    .forEach(account -> accounts.put(account.id().value(), account.name()));
            var owners = new HashMap<UUID, String>();
            var given = Where.equal("objectKind", "vm")
                    .andEqual("roleId", PredefinedRoles.USER_VM_MANAGER.value())
                    .orderBy("created");
            for (var permission : inventory.list(Permission.class, given)) {
                permission
                        .accountId()
                        .map(account -> accounts.get(account.value()))
                        .ifPresent(name -> owners.putIfAbsent(permission.objectId(), name));
            }
            return owners;
        });
    }
}
