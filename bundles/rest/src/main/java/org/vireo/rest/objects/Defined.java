package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BaseResource;

/** Finds definitions that bodies refer to. */
final class Defined {
    private Defined() {}

    /**
     * The definition of a kind that a body refers to by id or name.
     *
     * @param owner among whose definitions a name is looked for; all if empty
     */
    static Definition resolve(Context context, String kind, Optional<UUID> owner, BaseResource reference) {
        var type = reference.getClass().getSimpleName();
        if (reference.getId() != null) {
            return context.inventory()
                    .find(Definition.class, new DefinitionId(Context.uuid(reference.getId())))
                    .filter(found -> found.kind().equals(kind))
                    .orElseThrow(() -> RequestFault.noEntity(type, "id", reference.getId()));
        }
        if (reference.getName() == null) {
            throw RequestFault.incomplete(type, "id|name", "add");
        }
        var among = Where.equal("kind", kind);
        return context.inventory()
                .first(
                        Definition.class,
                        owner.map(id -> among.andEqual("ownerId", id))
                                .orElse(among)
                                .andEqual("name", reference.getName()))
                .orElseThrow(() -> RequestFault.noEntity(type, "name", reference.getName()));
    }

    /** Leaves nothing of a reference but the id of what it refers to. */
    static <A extends BaseResource> A only(A fresh, Definition definition) {
        fresh.setId(definition.id().value().toString());
        return fresh;
    }
}
