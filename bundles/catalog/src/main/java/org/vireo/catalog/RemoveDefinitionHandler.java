package org.vireo.catalog;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.catalog.RemoveDefinition;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;

/** Removes a definition of any kind. What it owns and its members go with it: the database sees to that. */
@Component(service = CommandHandler.class)
public final class RemoveDefinitionHandler implements CommandHandler<RemoveDefinition> {
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;

    @Activate
    public RemoveDefinitionHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
    }

    @Override
    public Class<RemoveDefinition> command() {
        return RemoveDefinition.class;
    }

    @Override
    public Permit permit(RemoveDefinition command) {
        return kinds.get(command.kind())
                .permit(
                        Change.REMOVE,
                        DefinitionRules.get(inventory, command.kind(), command.id())
                                .ownerId());
    }

    @Override
    public Set<LockKey> locks(RemoveDefinition command) {
        return Set.of(LockKey.exclusive(AddDefinitionHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveDefinition command, Caller caller) {
        return kinds.get(command.kind()).removable(DefinitionRules.get(inventory, command.kind(), command.id()));
    }

    @Override
    public String describe(RemoveDefinition command) {
        var definition = DefinitionRules.get(inventory, command.kind(), command.id());
        return "Removing " + AddDefinitionHandler.named(kinds.get(command.kind()), definition.name());
    }

    @Override
    public void begin(RemoveDefinition command, Caller caller) {
        var definition = DefinitionRules.get(inventory, command.kind(), command.id());
        var kind = kinds.get(command.kind());
        kind.goingWith(definition).forEach(inventory::remove);
        inventory.remove(definition);
        new Told(events, kind).of(Change.REMOVE, definition, caller);
    }
}
