package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.AddDataCenter;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Where;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.MacPoolId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Adds a data center, empty and uninitialized until its first data domain is active. */
@Component(service = CommandHandler.class)
public final class AddDataCenterHandler implements CommandHandler<AddDataCenter> {
    static final String KIND = "data_center";
    private final Inventory inventory;
    private final Events events;

    @Activate
    public AddDataCenterHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<AddDataCenter> command() {
        return AddDataCenter.class;
    }

    @Override
    public Permit permit(AddDataCenter command) {
        return Permit.system("create_storage_pool");
    }

    @Override
    public Set<LockKey> locks(AddDataCenter command) {
        return Set.of(LockKey.name(KIND, command.details().name()));
    }

    @Override
    public Check check(AddDataCenter command, Caller caller) {
        return Names.free(
                inventory,
                DataCenter.class,
                Where.all(),
                "Data Center",
                command.details().name(),
                Optional.empty());
    }

    @Override
    public String describe(AddDataCenter command) {
        return "Adding Data Center " + command.details().name();
    }

    @Override
    public void begin(AddDataCenter command, Caller caller) {
        var center = new DataCenter(command.id());
        command.details().applyTo(center);
        center.setStatus(DataCenterStatus.UNINITIALIZED);
        center.setLocal(command.local());
        center.setCompatibility(command.compatibility());
        center.setMacPoolId(command.macPool().orElseGet(this::defaultMacPool));
        inventory.add(center);
        events.record(Event.normal(950, caller, "Data Center " + center.name() + " was added by " + caller.name() + ".")
                .about(KIND, command.id()));
    }

    private MacPoolId defaultMacPool() {
        return inventory
                .first(MacPool.class, Where.equal("name", "Default"))
                .orElseThrow(() -> new VireoException(ModelError.OBJECT_NOT_FOUND, "MAC pool Default does not exist"))
                .id();
    }
}
