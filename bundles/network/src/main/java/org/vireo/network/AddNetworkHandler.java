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
import org.vireo.engine.api.network.AddNetwork;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.VnicProfileId;

/** Adds a network and a vNIC profile of the same name, as clients expect. */
@Component(service = CommandHandler.class)
public final class AddNetworkHandler implements CommandHandler<AddNetwork> {
    static final String KIND = "network";
    private final Inventory inventory;
    private final Events events;
    private final NetworkProviders providers;

    @Activate
    public AddNetworkHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference NetworkProviders providers) {
        this.inventory = inventory;
        this.events = events;
        this.providers = providers;
    }

    @Override
    public Class<AddNetwork> command() {
        return AddNetwork.class;
    }

    @Override
    public Permit permit(AddNetwork command) {
        return Permit.on("create_storage_pool_network", "data_center", command.dataCenter());
    }

    @Override
    public Set<LockKey> locks(AddNetwork command) {
        return Set.of(
                LockKey.shared("data_center", command.dataCenter()),
                LockKey.name(
                        KIND + "." + command.dataCenter(), command.details().name()));
    }

    @Override
    public Check check(AddNetwork command, Caller caller) {
        inventory.get(DataCenter.class, command.dataCenter());
        providers.get(command.type()).check(command.settings());
        return NetworkRules.vlan(command.vlan())
                .and(NetworkRules.mtu(command.mtu()))
                .and(Names.free(
                        inventory,
                        Network.class,
                        Where.equal("dataCenterId", command.dataCenter()),
                        "network",
                        command.details().name(),
                        Optional.empty()));
    }

    @Override
    public String describe(AddNetwork command) {
        return "Adding Network " + command.details().name();
    }

    @Override
    public void begin(AddNetwork command, Caller caller) {
        var network = new Network(command.id());
        command.details().applyTo(network);
        network.setDataCenterId(command.dataCenter());
        network.setType(command.type());
        network.setSettings(providers.get(command.type()).check(command.settings()));
        network.setVlan(command.vlan());
        network.setMtu(command.mtu());
        network.setVmNetwork(command.vmNetwork());
        inventory.add(network);
        inventory.flush();
        if (command.vmNetwork()) {
            var profile = new VnicProfile(VnicProfileId.random());
            profile.setName(network.name());
            profile.setNetworkId(command.id());
            inventory.add(profile);
        }
        events.record(Event.normal(942, caller, "Network " + network.name() + " was added by " + caller.name() + ".")
                .about(KIND, command.id())
                .about("data_center", command.dataCenter()));
    }
}
