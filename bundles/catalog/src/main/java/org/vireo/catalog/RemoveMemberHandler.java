package org.vireo.catalog;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.catalog.RemoveMember;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;

/** Ends the membership of an object. */
@Component(service = CommandHandler.class)
public final class RemoveMemberHandler implements CommandHandler<RemoveMember> {
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;
    private final Members members;

    @Activate
    public RemoveMemberHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
        this.members = new Members(inventory);
    }

    @Override
    public Class<RemoveMember> command() {
        return RemoveMember.class;
    }

    @Override
    public Permit permit(RemoveMember command) {
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        return kinds.get(command.holderKind()).memberPermit(command.memberKind(), command.member(), holder.ownerId());
    }

    @Override
    public Set<LockKey> locks(RemoveMember command) {
        return Set.of(LockKey.exclusive(AddDefinitionHandler.KIND, command.holder()));
    }

    @Override
    public Check check(RemoveMember command, Caller caller) {
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        return kinds.get(command.holderKind()).releases(holder, command.memberKind(), command.member());
    }

    @Override
    public String describe(RemoveMember command) {
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        return "Removing a member of " + AddDefinitionHandler.named(kinds.get(command.holderKind()), holder.name());
    }

    @Override
    public void begin(RemoveMember command, Caller caller) {
        members.find(command.holder(), command.memberKind(), command.member()).ifPresent(found -> {
            inventory.remove(found);
            var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
            new Told(events, kinds.get(command.holderKind())).of(Change.UPDATE, holder, caller);
        });
    }
}
