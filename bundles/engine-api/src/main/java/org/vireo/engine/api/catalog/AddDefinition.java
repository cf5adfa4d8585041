package org.vireo.engine.api.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.DefinitionId;
import org.vireo.model.Secret;

/**
 * Adds a definition. Immutable.
 *
 * @param id of the new one
 * @param kind such as {@code bookmark}
 * @param owner what it belongs to, if its kind has owners
 * @param details name, texts, and everything else as JSON in the form API v4 gives it
 * @param members from the beginning
 * @param secrets passwords by name
 */
public record AddDefinition(
        DefinitionId id,
        String kind,
        Optional<UUID> owner,
        Details details,
        List<Member> members,
        Map<String, Secret> secrets)
        implements Command {
    /**
     * An object that is a member from the beginning.
     *
     * @param kind as what, such as {@code vm} or {@code host_label}
     * @param id which
     */
    public record Member(String kind, UUID id) {
        /** Refuses missing values. */
        public Member {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }

    /** Refuses missing values. */
    public AddDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(details, "details");
        members = List.copyOf(members);
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** Without secrets. */
    public AddDefinition(DefinitionId id, String kind, Optional<UUID> owner, Details details, List<Member> members) {
        this(id, kind, owner, details, members, Map.of());
    }

    /** Without members. */
    public AddDefinition(DefinitionId id, String kind, Optional<UUID> owner, Details details) {
        this(id, kind, owner, details, List.of());
    }
}
