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
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.RemoveVnicProfile;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;

/** Removes a vNIC profile that no interface uses. */
@Component(service = CommandHandler.class)
public final class RemoveVnicProfileHandler implements CommandHandler<RemoveVnicProfile> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public RemoveVnicProfileHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<RemoveVnicProfile> command() {
        return RemoveVnicProfile.class;
    }

    @Override
    public Permit permit(RemoveVnicProfile command) {
        return Permit.on("delete_network_vnic_profile", AddVnicProfileHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveVnicProfile command) {
        return Set.of(LockKey.exclusive(AddVnicProfileHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveVnicProfile command, Caller caller) {
        var profile = inventory.get(VnicProfile.class, command.id());
        return inventory.count(Nic.class, Where.equal("vnicProfileId", command.id())) > 0
                ? Check.conflict("Cannot remove vNIC profile " + profile.name() + ". Network interfaces use it.")
                : Check.FINE;
    }

    @Override
    public String describe(RemoveVnicProfile command) {
        return "Removing vNIC profile "
                + inventory.get(VnicProfile.class, command.id()).name();
    }

    @Override
    public void begin(RemoveVnicProfile command, Caller caller) {
        var profile = inventory.get(VnicProfile.class, command.id());
        inventory.remove(profile);
        events.record(Event.normal(
                1126, caller, "vNIC profile " + profile.name() + " was removed by " + caller.name() + "."));
    }
}
