package org.vireo.network;

import java.util.Map;
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
import org.vireo.engine.api.network.AddVnicProfile;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;

/** Adds a vNIC profile to a network. */
@Component(service = CommandHandler.class)
public final class AddVnicProfileHandler implements CommandHandler<AddVnicProfile> {
    static final String KIND = "vnic_profile";
    private final Inventory inventory;
    private final CustomProperties properties;
    private final Events events;

    @Activate
    public AddVnicProfileHandler(
            @Reference Inventory inventory, @Reference CustomProperties properties, @Reference Events events) {
        this.properties = properties;
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<AddVnicProfile> command() {
        return AddVnicProfile.class;
    }

    @Override
    public Permit permit(AddVnicProfile command) {
        return Permit.on("create_network_vnic_profile", AddNetworkHandler.KIND, command.network());
    }

    @Override
    public Set<LockKey> locks(AddVnicProfile command) {
        return Set.of(
                LockKey.shared(AddNetworkHandler.KIND, command.network()),
                LockKey.name(KIND + "." + command.network(), command.details().name()));
    }

    @Override
    public Check check(AddVnicProfile command, Caller caller) {
        var network = inventory.get(Network.class, command.network());
        if (!network.vmNetwork()) {
            return Check.conflict(
                    "Cannot add a vNIC profile. Network " + network.name() + " is not for virtual machines.");
        }
        return Names.free(
                        inventory,
                        VnicProfile.class,
                        Where.equal("networkId", command.network()),
                        "vNIC profile",
                        command.details().name(),
                        Optional.empty())
                .and(properties.ofNic(
                        "Cannot add a vNIC profile.",
                        Map.of(),
                        ProfileProperties.in(command.details().extras())));
    }

    @Override
    public String describe(AddVnicProfile command) {
        return "Adding vNIC profile " + command.details().name();
    }

    @Override
    public void begin(AddVnicProfile command, Caller caller) {
        var profile = new VnicProfile(command.id());
        command.details().applyTo(profile);
        profile.setNetworkId(command.network());
        profile.setPortMirroring(command.portMirroring());
        profile.setPassThrough(command.passThrough());
        inventory.add(profile);
        events.record(
                Event.normal(1122, caller, "vNIC profile " + profile.name() + " was added by " + caller.name() + ".")
                        .about(AddNetworkHandler.KIND, command.network()));
    }
}
