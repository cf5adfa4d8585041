package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;

/** The rules for names of definitions: freer than those of machines, because they are texts for people. Reads only. */
final class DefinitionRules {
    private static final int LONGEST = 255;

    private DefinitionRules() {}

    static Check name(
            Inventory inventory,
            DefinitionKind kind,
            Optional<UUID> owner,
            String name,
            Optional<DefinitionId> except) {
        if (!kind.named()) {
            return Check.FINE;
        }
        if (name.isBlank() || name.length() > LONGEST) {
            return Check.invalid("The name of a " + kind.label() + " must have 1 to " + LONGEST + " characters.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Check.invalid("The name of a " + kind.label() + " may not hold control characters.");
        }
        var same = inventory.list(Definition.class, ofOwner(kind.name(), owner).andEqual("name", name));
        return same.stream().anyMatch(found -> except.filter(found.id()::equals).isEmpty())
                ? Check.conflict("The " + kind.label() + " name is already in use: " + name)
                : Check.FINE;
    }

    /** Those of a kind and owner. */
    static Where ofOwner(String kind, Optional<UUID> owner) {
        var of = Where.equal("kind", kind);
        return owner.map(id -> of.andEqual("ownerId", id))
                .orElseGet(() -> of.and("ownerId", Where.Comparison.NULL, null));
    }

    /** What a change would make of a definition; nothing is kept. */
    static Definition changed(Definition present, org.vireo.engine.api.command.DetailsChange change) {
        var draft = new Definition(present.id());
        draft.setKind(present.kind());
        draft.setOwnerId(present.ownerId());
        draft.setName(present.name());
        draft.setDescription(present.description());
        draft.setComment(present.comment());
        draft.setExtras(present.extras());
        change.applyTo(draft);
        return draft;
    }

    /** The definition, which must be of the kind; throws when it does not exist. */
    static Definition get(Inventory inventory, String kind, DefinitionId id) {
        var found = inventory.get(Definition.class, id);
        if (!found.kind().equals(kind)) {
            throw new org.vireo.model.VireoException(
                    org.vireo.model.ModelError.OBJECT_NOT_FOUND, kind + " " + id + " does not exist");
        }
        return found;
    }
}
