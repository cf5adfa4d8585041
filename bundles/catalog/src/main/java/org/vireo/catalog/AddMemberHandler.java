package org.vireo.catalog;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.AddMember;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Membership;

/** Makes an object a member of a definition; one that is a member already stays one. */
@Component(service = CommandHandler.class)
public final class AddMemberHandler implements CommandHandler<AddMember> {
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;
    private final Members members;

    @Activate
    public AddMemberHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
        this.members = new Members(inventory);
    }

    @Override
    public Class<AddMember> command() {
        return AddMember.class;
    }

    @Override
    public Permit permit(AddMember command) {
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        return kinds.get(command.holderKind()).memberPermit(command.memberKind(), command.member(), holder.ownerId());
    }

    @Override
    public Set<LockKey> locks(AddMember command) {
        return Set.of(LockKey.exclusive(AddDefinitionHandler.KIND, command.holder()));
    }

    @Override
    public Check check(AddMember command, Caller caller) {
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        return kinds.get(command.holderKind()).admits(holder, command.memberKind(), command.member());
    }

    @Override
    public String describe(AddMember command) {
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        return "Adding a member to " + AddDefinitionHandler.named(kinds.get(command.holderKind()), holder.name());
    }

    @Override
    public void begin(AddMember command, Caller caller) {
        if (members.find(command.holder(), command.memberKind(), command.member())
                .isPresent()) {
            return;
        }
        inventory.add(new Membership(command.holder(), command.holderKind(), command.memberKind(), command.member()));
        var holder = DefinitionRules.get(inventory, command.holderKind(), command.holder());
        new Told(events, kinds.get(command.holderKind())).of(Change.UPDATE, holder, caller);
    }
}
