package org.vireo.catalog;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.catalog.UpdateDefinition;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;

/** Changes a definition of any kind. */
@Component(service = CommandHandler.class)
public final class UpdateDefinitionHandler implements CommandHandler<UpdateDefinition> {
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;

    @Activate
    public UpdateDefinitionHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
    }

    @Override
    public Class<UpdateDefinition> command() {
        return UpdateDefinition.class;
    }

    @Override
    public Permit permit(UpdateDefinition command) {
        return kinds.get(command.kind())
                .permit(
                        Change.UPDATE,
                        DefinitionRules.get(inventory, command.kind(), command.id())
                                .ownerId());
    }

    @Override
    public Set<LockKey> locks(UpdateDefinition command) {
        return Set.of(LockKey.exclusive(AddDefinitionHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateDefinition command, Caller caller) {
        var kind = kinds.get(command.kind());
        var present = DefinitionRules.get(inventory, command.kind(), command.id());
        var wanted = DefinitionRules.changed(present, command.details());
        return DefinitionRules.name(inventory, kind, wanted.ownerId(), wanted.name(), Optional.of(command.id()))
                .and(kind.check(wanted, false));
    }

    @Override
    public String describe(UpdateDefinition command) {
        var definition = DefinitionRules.get(inventory, command.kind(), command.id());
        return "Editing " + AddDefinitionHandler.named(kinds.get(command.kind()), definition.name());
    }

    @Override
    public void begin(UpdateDefinition command, Caller caller) {
        var definition = DefinitionRules.get(inventory, command.kind(), command.id());
        command.details().applyTo(definition);
        if (!command.secrets().isEmpty()) {
            var secrets = new HashMap<>(definition.secrets());
            secrets.putAll(command.secrets());
            definition.setSecrets(secrets);
        }
        new Told(events, kinds.get(command.kind())).of(Change.UPDATE, definition, caller);
    }
}
