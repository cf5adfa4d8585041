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
import org.vireo.engine.api.network.RemoveNetworkLabel;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.NetworkLabel;
import org.vireo.inventory.Where;

/** Takes a label from a network. */
@Component(service = CommandHandler.class)
public final class RemoveNetworkLabelHandler implements CommandHandler<RemoveNetworkLabel> {
    private final Inventory inventory;

    @Activate
    public RemoveNetworkLabelHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<RemoveNetworkLabel> command() {
        return RemoveNetworkLabel.class;
    }

    @Override
    public Permit permit(RemoveNetworkLabel command) {
        return Permit.on("configure_storage_pool_network", "network", command.network());
    }

    @Override
    public Set<LockKey> locks(RemoveNetworkLabel command) {
        return Set.of(LockKey.exclusive("network", command.network()));
    }

    @Override
    public String describe(RemoveNetworkLabel command) {
        return "Taking a label from Network "
                + inventory.get(Network.class, command.network()).name();
    }

    @Override
    public Check check(RemoveNetworkLabel command, Caller caller) {
        return Check.FINE;
    }

    @Override
    public void begin(RemoveNetworkLabel command, Caller caller) {
        var present = Where.equal("networkId", command.network()).andEqual("label", command.label());
        inventory.list(NetworkLabel.class, present).forEach(inventory::remove);
    }
}
