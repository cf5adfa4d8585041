package org.vireo.network;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.network.RemoveNicFilterParameter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.NicFilterParameter;
import org.vireo.inventory.Where;

/** Removes a variable of the network filter of an interface. */
@Component(service = CommandHandler.class)
public final class RemoveNicFilterParameterHandler implements CommandHandler<RemoveNicFilterParameter> {
    private final Inventory inventory;

    @Activate
    public RemoveNicFilterParameterHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<RemoveNicFilterParameter> command() {
        return RemoveNicFilterParameter.class;
    }

    @Override
    public Permit permit(RemoveNicFilterParameter command) {
        return Permit.on(
                "configure_vm_network",
                "vm",
                inventory.get(Nic.class, command.nic()).vmId().orElseThrow());
    }

    @Override
    public Set<LockKey> locks(RemoveNicFilterParameter command) {
        return NicOwners.locks(inventory.get(Nic.class, command.nic()));
    }

    @Override
    public String describe(RemoveNicFilterParameter command) {
        return "Editing the filter of Network Interface "
                + inventory.get(Nic.class, command.nic()).name();
    }

    @Override
    public Check check(RemoveNicFilterParameter command, Caller caller) {
        return Check.FINE;
    }

    @Override
    public void begin(RemoveNicFilterParameter command, Caller caller) {
        inventory
                .list(NicFilterParameter.class, Where.equal("id", command.id()))
                .forEach(inventory::remove);
    }
}
