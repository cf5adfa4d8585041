package org.vireo.network;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.RemoveNetwork;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.NetworkId;

/** Removes a network that no interface uses, with its vNIC profiles; hosts of its clusters let go of it. */
@Component(service = CommandHandler.class)
public final class RemoveNetworkHandler implements CommandHandler<RemoveNetwork> {
    private final Inventory inventory;
    private final Events events;
    private final NetworkProviders providers;

    @Activate
    public RemoveNetworkHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference NetworkProviders providers) {
        this.inventory = inventory;
        this.events = events;
        this.providers = providers;
    }

    @Override
    public Class<RemoveNetwork> command() {
        return RemoveNetwork.class;
    }

    @Override
    public Permit permit(RemoveNetwork command) {
        return Permit.on("delete_storage_pool_network", AddNetworkHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveNetwork command) {
        return Set.of(LockKey.exclusive(AddNetworkHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveNetwork command, Caller caller) {
        var network = inventory.get(Network.class, command.id());
        if (inventory.count(
                        ClusterNetwork.class,
                        Where.equal("networkId", command.id()).andEqual("management", true))
                > 0) {
            return Check.conflict(
                    "Cannot remove Network " + network.name() + ". It is the management network of a Cluster.");
        }
        var profiles = profiles(command.id()).stream().map(VnicProfile::id).toList();
        return !profiles.isEmpty() && inventory.count(Nic.class, Where.in("vnicProfileId", profiles)) > 0
                ? Check.conflict("Cannot remove Network " + network.name() + ". Network interfaces use it.")
                : Check.FINE;
    }

    private List<VnicProfile> profiles(NetworkId network) {
        return inventory.list(VnicProfile.class, Where.equal("networkId", network));
    }

    @Override
    public String describe(RemoveNetwork command) {
        return "Removing Network " + inventory.get(Network.class, command.id()).name();
    }

    @Override
    public List<Step> plan(RemoveNetwork command) {
        return List.of(new WithdrawNetwork(command.id(), inventory, providers));
    }

    @Override
    public void complete(RemoveNetwork command, StepContext context) {
        var network = inventory.get(Network.class, command.id());
        inventory
                .list(ClusterNetwork.class, Where.equal("networkId", command.id()))
                .forEach(inventory::remove);
        profiles(command.id()).forEach(inventory::remove);
        inventory.flush();
        inventory.remove(network);
        var caller = context.caller();
        events.record(
                Event.normal(944, caller, "Network " + network.name() + " was removed by " + caller.name() + "."));
    }
}
