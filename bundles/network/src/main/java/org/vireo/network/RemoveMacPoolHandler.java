package org.vireo.network;

import java.util.ArrayList;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.RemoveMacPool;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Where;
import org.vireo.model.MacPoolId;

/** Removes a pool of MAC addresses that nothing uses. */
@Component(service = CommandHandler.class)
public final class RemoveMacPoolHandler implements CommandHandler<RemoveMacPool> {
    private static final MacPoolId DEFAULT = MacPoolId.of("58ca604b-017d-0374-0220-00000000014e");

    private final Inventory inventory;
    private final Events events;

    @Activate
    public RemoveMacPoolHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<RemoveMacPool> command() {
        return RemoveMacPool.class;
    }

    @Override
    public Permit permit(RemoveMacPool command) {
        return Permit.on("delete_mac_pool", AddMacPoolHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveMacPool command) {
        return Set.of(LockKey.exclusive(AddMacPoolHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveMacPool command, Caller caller) {
        var pool = inventory.get(MacPool.class, command.id());
        if (command.id().equals(DEFAULT)) {
            return Check.conflict("The default MAC pool cannot be removed.");
        }
        var using = Where.equal("macPoolId", command.id()).orderBy("name");
        var users = new ArrayList<String>();
        inventory.list(Cluster.class, using).forEach(cluster -> users.add("cluster " + cluster.name()));
        inventory.list(DataCenter.class, using).forEach(center -> users.add("data center " + center.name()));
        return users.isEmpty()
                ? Check.FINE
                : Check.conflict(
                        "Cannot remove MAC pool " + pool.name() + ". It is used by " + String.join(", ", users) + ".");
    }

    @Override
    public String describe(RemoveMacPool command) {
        return "Removing MAC pool " + inventory.get(MacPool.class, command.id()).name();
    }

    @Override
    public void begin(RemoveMacPool command, Caller caller) {
        var pool = inventory.get(MacPool.class, command.id());
        inventory.remove(pool);
        events.record(
                Event.normal(10704, caller, "MAC pool " + pool.name() + " was removed by " + caller.name() + "."));
    }
}
