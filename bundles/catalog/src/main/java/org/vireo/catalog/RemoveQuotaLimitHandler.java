package org.vireo.catalog;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.catalog.RemoveQuotaLimit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;

/** Takes a limit from a quota. */
@Component(service = CommandHandler.class)
public final class RemoveQuotaLimitHandler implements CommandHandler<RemoveQuotaLimit> {
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;

    @Activate
    public RemoveQuotaLimitHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
    }

    @Override
    public Class<RemoveQuotaLimit> command() {
        return RemoveQuotaLimit.class;
    }

    @Override
    public Permit permit(RemoveQuotaLimit command) {
        return kinds.get("quota")
                .permit(
                        Change.UPDATE,
                        SetQuotaLimitHandler.quota(inventory, command.quota()).ownerId());
    }

    @Override
    public Set<LockKey> locks(RemoveQuotaLimit command) {
        return Set.of(LockKey.exclusive(AddDefinitionHandler.KIND, command.quota()));
    }

    @Override
    public Check check(RemoveQuotaLimit command, Caller caller) {
        return QuotaUse.isDefault(inventory, SetQuotaLimitHandler.quota(inventory, command.quota()))
                ? Check.conflict("The Default quota cannot be changed.")
                : Check.FINE;
    }

    @Override
    public String describe(RemoveQuotaLimit command) {
        return "Removing a limit of quota "
                + SetQuotaLimitHandler.quota(inventory, command.quota()).name();
    }

    @Override
    public void begin(RemoveQuotaLimit command, Caller caller) {
        SetQuotaLimitHandler.limits(inventory, command.quota(), command.storage()).stream()
                .filter(limit -> limit.knownAs().equals(command.knownAs()))
                .forEach(inventory::remove);
        new Told(events, kinds.get("quota"))
                .of(Change.UPDATE, SetQuotaLimitHandler.quota(inventory, command.quota()), caller);
    }
}
