package org.vireo.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;

/** Tags, in a tree below the root that is always there. Who removes one removes the branch. */
@Component
public final class TagKind implements DefinitionKind {
    private static final DefinitionId ROOT = DefinitionId.of("00000000-0000-0000-0000-000000000000");
    private static final Set<String> TAGGED = Set.of("vm", "template", "host", "user", "group", "vm_pool");

    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public TagKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "tag";
    }

    @Override
    public String label() {
        return "tag";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system("tag_management");
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 432;
            case UPDATE -> 430;
            case REMOVE -> 434;
        };
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        if (wanted.id().equals(ROOT)) {
            return Check.conflict("The root tag cannot be changed.");
        }
        var seen = new HashSet<DefinitionId>(Set.of(wanted.id()));
        var parent = parent(wanted);
        while (!parent.equals(ROOT)) {
            if (!seen.add(parent)) {
                return Check.conflict("Tag " + wanted.name() + " cannot be below itself.");
            }
            var next = inventory
                    .find(Definition.class, parent)
                    .filter(found -> found.kind().equals(name()));
            if (next.isEmpty()) {
                return Check.invalid("The parent tag " + parent + " does not exist.");
            }
            parent = parent(next.get());
        }
        return Check.FINE;
    }

    private static DefinitionId parent(Definition tag) {
        return Attributes.of(tag).reference("parent").map(DefinitionId::new).orElse(ROOT);
    }

    @Override
    public Check removable(Definition definition) {
        return definition.id().equals(ROOT) ? Check.conflict("The root tag cannot be removed.") : Check.FINE;
    }

    @Override
    public List<Definition> goingWith(Definition definition) {
        var below = new ArrayList<Definition>();
        var all = inventory.list(Definition.class, Where.equal("kind", name()));
        var branch = new HashSet<DefinitionId>(Set.of(definition.id()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var tag : all) {
                if (!tag.id().equals(ROOT) && branch.contains(parent(tag)) && branch.add(tag.id())) {
                    grown = below.add(tag);
                }
            }
        }
        return below;
    }

    @Override
    public Check admits(Definition holder, String memberKind, UUID member) {
        return TAGGED.contains(memberKind) ? Check.FINE : Check.invalid("A " + memberKind + " cannot be tagged.");
    }
}
