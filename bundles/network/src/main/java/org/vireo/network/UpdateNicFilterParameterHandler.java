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
import org.vireo.engine.api.network.UpdateNicFilterParameter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.NicFilterParameter;
import org.vireo.inventory.Where;

/** Changes a variable of the network filter of an interface. */
@Component(service = CommandHandler.class)
public final class UpdateNicFilterParameterHandler implements CommandHandler<UpdateNicFilterParameter> {
    private final Inventory inventory;

    @Activate
    public UpdateNicFilterParameterHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<UpdateNicFilterParameter> command() {
        return UpdateNicFilterParameter.class;
    }

    @Override
    public Permit permit(UpdateNicFilterParameter command) {
        return Permit.on(
                "configure_vm_network",
                "vm",
                inventory.get(Nic.class, command.nic()).vmId().orElseThrow());
    }

    @Override
    public Set<LockKey> locks(UpdateNicFilterParameter command) {
        return NicOwners.locks(inventory.get(Nic.class, command.nic()));
    }

    @Override
    public String describe(UpdateNicFilterParameter command) {
        return "Editing the filter of Network Interface "
                + inventory.get(Nic.class, command.nic()).name();
    }

    @Override
    public Check check(UpdateNicFilterParameter command, Caller caller) {
        return FilterParameters.form(
                command.name().orElse("kept"), command.value().orElse(""));
    }

    @Override
    public void begin(UpdateNicFilterParameter command, Caller caller) {
        inventory
                .list(NicFilterParameter.class, Where.equal("id", command.id()))
                .forEach(parameter -> {
                    command.name().ifPresent(parameter::setName);
                    command.value().ifPresent(parameter::setValue);
                });
    }
}
