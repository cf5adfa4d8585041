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
import org.vireo.engine.api.network.UpdateVnicProfile;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;

/** Changes a vNIC profile; interfaces take it on when they are next plugged in. */
@Component(service = CommandHandler.class)
public final class UpdateVnicProfileHandler implements CommandHandler<UpdateVnicProfile> {
    private final Inventory inventory;
    private final CustomProperties properties;
    private final Events events;

    @Activate
    public UpdateVnicProfileHandler(
            @Reference Inventory inventory, @Reference CustomProperties properties, @Reference Events events) {
        this.properties = properties;
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<UpdateVnicProfile> command() {
        return UpdateVnicProfile.class;
    }

    @Override
    public Permit permit(UpdateVnicProfile command) {
        return Permit.on("configure_network_vnic_profile", AddVnicProfileHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateVnicProfile command) {
        return Set.of(LockKey.exclusive(AddVnicProfileHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateVnicProfile command, Caller caller) {
        var profile = inventory.get(VnicProfile.class, command.id());
        return command.details()
                .name()
                .map(name -> Names.free(
                        inventory,
                        VnicProfile.class,
                        Where.equal("networkId", profile.networkId()),
                        "vNIC profile",
                        name,
                        Optional.of(command.id())))
                .orElse(Check.FINE)
                .and(command.details()
                        .extras()
                        .map(after -> properties.ofNic(
                                "Cannot edit the vNIC profile.",
                                ProfileProperties.in(profile.extras()),
                                ProfileProperties.in(after)))
                        .orElse(Check.FINE));
    }

    @Override
    public String describe(UpdateVnicProfile command) {
        return "Editing vNIC profile "
                + inventory.get(VnicProfile.class, command.id()).name();
    }

    @Override
    public void begin(UpdateVnicProfile command, Caller caller) {
        var profile = inventory.get(VnicProfile.class, command.id());
        command.details().applyTo(profile);
        command.portMirroring().ifPresent(profile::setPortMirroring);
        command.passThrough().ifPresent(profile::setPassThrough);
        events.record(Event.normal(
                1124, caller, "vNIC profile " + profile.name() + " was changed by " + caller.name() + "."));
    }
}
