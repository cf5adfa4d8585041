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
import org.vireo.engine.api.network.AddNicFilterParameter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.NicFilterParameter;

/** Adds a variable of the network filter of an interface. */
@Component(service = CommandHandler.class)
public final class AddNicFilterParameterHandler implements CommandHandler<AddNicFilterParameter> {
    private final Inventory inventory;

    @Activate
    public AddNicFilterParameterHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<AddNicFilterParameter> command() {
        return AddNicFilterParameter.class;
    }

    @Override
    public Permit permit(AddNicFilterParameter command) {
        return Permit.on(
                "configure_vm_network",
                "vm",
                inventory.get(Nic.class, command.nic()).vmId().orElseThrow());
    }

    @Override
    public Set<LockKey> locks(AddNicFilterParameter command) {
        return NicOwners.locks(inventory.get(Nic.class, command.nic()));
    }

    @Override
    public String describe(AddNicFilterParameter command) {
        return "Editing the filter of Network Interface "
                + inventory.get(Nic.class, command.nic()).name();
    }

    @Override
    public Check check(AddNicFilterParameter command, Caller caller) {
        return FilterParameters.form(command.name(), command.value());
    }

    @Override
    public void begin(AddNicFilterParameter command, Caller caller) {
        var parameter = new NicFilterParameter(command.id());
        parameter.setNicId(command.nic());
        parameter.setName(command.name());
        parameter.setValue(command.value());
        inventory.add(parameter);
    }
}
