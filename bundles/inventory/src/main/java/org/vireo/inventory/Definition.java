package org.vireo.inventory;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.DefinitionId;
import org.vireo.model.Secret;

/**
 * Something an administrator defined and other things refer to: a tag, a bookmark, a quality of service, a quota. What kinds there are is
 * up to the bundles that know them. Confined to the thread and transaction that loaded it.
 */
@Entity
@Table(name = "definition")
public class Definition implements Named {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "kind")
    private String kind = "";

    @Column(name = "owner_id")
    @Convert(converter = UuidConverter.class)
    private UUID ownerId;

    @Column(name = "name")
    private String name = "";

    @Column(name = "description")
    private String description = "";

    @Column(name = "comment")
    private String comment = "";

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "secrets")
    @Convert(converter = SecretsConverter.class)
    private Map<String, Secret> secrets = Map.of();

    /** For the persistence provider only. */
    protected Definition() {}

    /** A new one, not yet kept. */
    public Definition(DefinitionId id) {
        this.id = id.value();
    }

    /** Its id. */
    public DefinitionId id() {
        return new DefinitionId(id);
    }

    /** What it defines, such as {@code bookmark}. */
    public String kind() {
        return kind;
    }

    /** Sets {@link #kind()}. */
    public void setKind(String value) {
        kind = Objects.requireNonNull(value, "kind");
    }

    /** The object it belongs to and goes with; which kind of object follows from {@link #kind()}. */
    public Optional<UUID> ownerId() {
        return Optional.ofNullable(ownerId);
    }

    /** Sets {@link #ownerId()}. */
    public void setOwnerId(Optional<UUID> value) {
        ownerId = value.orElse(null);
    }

    /** Unique among those of its kind and owner; empty for kinds that have no names. */
    @Override
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    @Override
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** Free text. */
    @Override
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    @Override
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** Free text. */
    @Override
    public String comment() {
        return comment;
    }

    /** Sets {@link #comment()}. */
    @Override
    public void setComment(String value) {
        comment = Objects.requireNonNull(value, "comment");
    }

    /** Everything else, a JSON object in the form API v4 gives it. */
    @Override
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    @Override
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }

    /** Passwords and the like by name, never shown to anyone. */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Sets {@link #secrets()}. */
    public void setSecrets(Map<String, Secret> value) {
        secrets = Map.copyOf(value);
    }
}
