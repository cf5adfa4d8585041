package org.vireo.catalog;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.AddDefinition;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Membership;

/** Adds a definition of any kind. */
@Component(service = CommandHandler.class)
public final class AddDefinitionHandler implements CommandHandler<AddDefinition> {
    static final String KIND = "definition";
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;

    @Activate
    public AddDefinitionHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
    }

    @Override
    public Class<AddDefinition> command() {
        return AddDefinition.class;
    }

    @Override
    public Permit permit(AddDefinition command) {
        return kinds.get(command.kind()).permit(Change.ADD, command.owner());
    }

    @Override
    public Set<LockKey> locks(AddDefinition command) {
        var kind = kinds.get(command.kind());
        var locks = new HashSet<LockKey>();
        var among = command.kind() + command.owner().map(id -> "." + id).orElse("");
        if (kind.named()) {
            locks.add(LockKey.name(among, command.details().name()));
        }
        kind.ownerKind()
                .ifPresent(owner ->
                        command.owner().ifPresent(id -> locks.add(new LockKey(owner, id.toString(), false))));
        return locks;
    }

    @Override
    public Check check(AddDefinition command, Caller caller) {
        var kind = kinds.get(command.kind());
        var draft = draft(command);
        var check = DefinitionRules.name(
                        inventory, kind, command.owner(), command.details().name(), Optional.empty())
                .and(kind.check(draft, true));
        for (var member : command.members()) {
            check = check.and(kind.admits(draft, member.kind(), member.id()));
        }
        return check;
    }

    private static Definition draft(AddDefinition command) {
        var definition = new Definition(command.id());
        definition.setKind(command.kind());
        definition.setOwnerId(command.owner());
        command.details().applyTo(definition);
        definition.setSecrets(command.secrets());
        return definition;
    }

    @Override
    public String describe(AddDefinition command) {
        return "Adding " + named(kinds.get(command.kind()), command.details().name());
    }

    static String named(DefinitionKind kind, String name) {
        return kind.label() + (name.isEmpty() ? "" : " " + name);
    }

    @Override
    public void begin(AddDefinition command, Caller caller) {
        var definition = draft(command);
        inventory.add(definition);
        command.members().stream()
                .distinct()
                .forEach(member ->
                        inventory.add(new Membership(command.id(), command.kind(), member.kind(), member.id())));
        new Told(events, kinds.get(command.kind())).of(Change.ADD, definition, caller);
    }
}
