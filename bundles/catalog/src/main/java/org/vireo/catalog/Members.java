package org.vireo.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;

/** Looks memberships up. Works in the present transaction. */
record Members(Inventory inventory) {
    Optional<Membership> find(DefinitionId holder, String memberKind, UUID member) {
        return inventory.first(
                Membership.class,
                Where.equal("holderId", holder)
                        .andEqual("memberKind", memberKind)
                        .andEqual("memberId", member));
    }

    List<Membership> of(DefinitionId holder) {
        return inventory.list(Membership.class, Where.equal("holderId", holder));
    }

    /** Memberships of an object in definitions of a kind. */
    List<Membership> holding(String holderKind, UUID member) {
        return inventory.list(Membership.class, Where.equal("memberId", member).andEqual("holderKind", holderKind));
    }
}
