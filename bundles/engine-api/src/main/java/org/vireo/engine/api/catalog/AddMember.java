package org.vireo.engine.api.catalog;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DefinitionId;

/**
 * Makes an object a member of a definition: tags it, labels it, puts it into a group. Immutable.
 *
 * @param holder the definition
 * @param holderKind its kind, such as {@code tag}
 * @param memberKind as what it is a member, such as {@code vm} or {@code host_label}
 * @param member the object
 */
public record AddMember(DefinitionId holder, String holderKind, String memberKind, UUID member) implements Command {
    /** Refuses missing values. */
    public AddMember {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(holderKind, "holderKind");
        Objects.requireNonNull(memberKind, "memberKind");
        Objects.requireNonNull(member, "member");
    }
}
