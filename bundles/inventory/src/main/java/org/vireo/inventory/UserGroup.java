package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.GroupId;

/** A group of users. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "user_group")
public class UserGroup implements Named {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "description")
    private String description = "";

    @Column(name = "comment")
    private String comment = "";

    @Column(name = "domain")
    private String domain = "";

    @Column(name = "entry_id")
    private String entryId = "";

    @Column(name = "known")
    private boolean known = true;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected UserGroup() {}

    /** A new one, not yet kept. */
    public UserGroup(GroupId id) {
        this.id = id.value();
    }

    /** Identifies it. */
    public GroupId id() {
        return new GroupId(id);
    }

    /** Unique among its kind where the kind says so. */
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

    /** Authorization domain, empty for those of the engine itself. */
    public String domain() {
        return domain;
    }

    /** Sets {@link #domain()}. */
    public void setDomain(String value) {
        domain = Objects.requireNonNull(value, "domain");
    }

    /** Id within its directory, empty in the engine's own. */
    public String entryId() {
        return entryId;
    }

    /** Sets {@link #entryId()}. */
    public void setEntryId(String value) {
        entryId = Objects.requireNonNull(value, "entryId");
    }

    /** Whether the engine knows it; otherwise it is in its directory only. */
    public boolean known() {
        return known;
    }

    /** Sets {@link #known()}. */
    public void setKnown(boolean value) {
        known = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    @Override
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    @Override
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }
}
