package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.UpdateDataCenter;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;

/** Changes the names and settings of a data center. */
@Component(service = CommandHandler.class)
public final class UpdateDataCenterHandler implements CommandHandler<UpdateDataCenter> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public UpdateDataCenterHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<UpdateDataCenter> command() {
        return UpdateDataCenter.class;
    }

    @Override
    public Permit permit(UpdateDataCenter command) {
        return Permit.on("edit_storage_pool_configuration", AddDataCenterHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateDataCenter command) {
        return Set.of(LockKey.exclusive(AddDataCenterHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateDataCenter command, Caller caller) {
        var center = inventory.get(DataCenter.class, command.id());
        if (command.local().filter(local -> local != center.local()).isPresent()
                && inventory.count(StorageDomain.class, Where.equal("dataCenterId", command.id())) > 0) {
            return Check.conflict("Cannot edit Data Center. Storage domains are attached, so its storage type stays.");
        }
        return command.details()
                .name()
                .map(name -> Names.free(
                        inventory, DataCenter.class, Where.all(), "Data Center", name, Optional.of(command.id())))
                .orElse(Check.FINE);
    }

    @Override
    public String describe(UpdateDataCenter command) {
        return "Editing Data Center "
                + inventory.get(DataCenter.class, command.id()).name();
    }

    @Override
    public void begin(UpdateDataCenter command, Caller caller) {
        var center = inventory.get(DataCenter.class, command.id());
        command.details().applyTo(center);
        command.local().ifPresent(center::setLocal);
        command.compatibility().ifPresent(center::setCompatibility);
        command.macPool().ifPresent(center::setMacPoolId);
        events.record(
                Event.normal(952, caller, "Data Center " + center.name() + " was changed by " + caller.name() + ".")
                        .about(AddDataCenterHandler.KIND, command.id()));
    }
}
