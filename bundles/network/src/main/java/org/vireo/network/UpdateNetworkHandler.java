package org.vireo.network;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.UpdateNetwork;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Where;

/** Changes a network; hosts take it on when a virtual machine next starts there. */
@Component(service = CommandHandler.class)
public final class UpdateNetworkHandler implements CommandHandler<UpdateNetwork> {
    private final Inventory inventory;
    private final Events events;
    private final NetworkProviders providers;

    @Activate
    public UpdateNetworkHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference NetworkProviders providers) {
        this.inventory = inventory;
        this.events = events;
        this.providers = providers;
    }

    @Override
    public Class<UpdateNetwork> command() {
        return UpdateNetwork.class;
    }

    @Override
    public Permit permit(UpdateNetwork command) {
        return Permit.on("configure_storage_pool_network", AddNetworkHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateNetwork command) {
        return Set.of(LockKey.exclusive(AddNetworkHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateNetwork command, Caller caller) {
        var network = inventory.get(Network.class, command.id());
        command.settings().ifPresent(settings -> providers.get(network.type()).check(settings));
        var numbers = NetworkRules.vlan(command.vlan().orElse(Optional.empty()))
                .and(NetworkRules.mtu(command.mtu().orElse(0)));
        return command.details()
                .name()
                .map(name -> numbers.and(Names.free(
                        inventory,
                        Network.class,
                        Where.equal("dataCenterId", network.dataCenterId()),
                        "network",
                        name,
                        Optional.of(command.id()))))
                .orElse(numbers);
    }

    @Override
    public String describe(UpdateNetwork command) {
        return "Editing Network " + inventory.get(Network.class, command.id()).name();
    }

    @Override
    public void begin(UpdateNetwork command, Caller caller) {
        var network = inventory.get(Network.class, command.id());
        command.details().applyTo(network);
        command.settings()
                .ifPresent(settings ->
                        network.setSettings(providers.get(network.type()).check(settings)));
        command.vlan().ifPresent(network::setVlan);
        command.mtu().ifPresent(network::setMtu);
        command.vmNetwork().ifPresent(network::setVmNetwork);
        events.record(Event.normal(1114, caller, "Network " + network.name() + " was changed by " + caller.name() + ".")
                .about(AddNetworkHandler.KIND, command.id()));
    }
}
