package org.vireo.network;

import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.network.AddNetworkLabel;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.NetworkLabel;
import org.vireo.inventory.Where;

/** Marks a network with a label. */
@Component(service = CommandHandler.class)
public final class AddNetworkLabelHandler implements CommandHandler<AddNetworkLabel> {
    private final Inventory inventory;

    @Activate
    public AddNetworkLabelHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<AddNetworkLabel> command() {
        return AddNetworkLabel.class;
    }

    @Override
    public Permit permit(AddNetworkLabel command) {
        return Permit.on("configure_storage_pool_network", "network", command.network());
    }

    @Override
    public Set<LockKey> locks(AddNetworkLabel command) {
        return Set.of(LockKey.exclusive("network", command.network()));
    }

    @Override
    public String describe(AddNetworkLabel command) {
        return "Labelling Network "
                + inventory.get(Network.class, command.network()).name();
    }

    @Override
    public Check check(AddNetworkLabel command, Caller caller) {
        inventory.get(Network.class, command.network());
        if (!command.label().matches("[A-Za-z0-9_-]{1,50}")) {
            return Check.invalid("A label of a Network has 1 to 50 letters, digits, - or _.");
        }
        var present = Where.equal("networkId", command.network()).andEqual("label", command.label());
        return inventory.count(NetworkLabel.class, present) > 0
                ? Check.conflict("Cannot label Network. It has the label " + command.label() + " already.")
                : Check.FINE;
    }

    @Override
    public void begin(AddNetworkLabel command, Caller caller) {
        var label = new NetworkLabel(UUID.randomUUID());
        label.setNetworkId(command.network());
        label.setLabel(command.label());
        inventory.add(label);
    }
}
