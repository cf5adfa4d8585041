package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.RoleId;

/** A set of permits under a name. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "role")
public class Role implements Named {
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

    @Column(name = "administrative")
    private boolean administrative;

    @Column(name = "mutable")
    private boolean mutable;

    @Column(name = "views_children")
    private boolean viewsChildren;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Role() {}

    /** A new one, not yet kept. */
    public Role(RoleId id) {
        this.id = id.value();
    }

    /** Identifies it. */
    public RoleId id() {
        return new RoleId(id);
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

    /** Whether it is one of administrators. */
    public boolean administrative() {
        return administrative;
    }

    /** Sets {@link #administrative()}. */
    public void setAdministrative(boolean value) {
        administrative = value;
    }

    /** Whether it may be changed: those that come with the engine may not. */
    public boolean mutable() {
        return mutable;
    }

    /** Sets {@link #mutable()}. */
    public void setMutable(boolean value) {
        mutable = value;
    }

    /** Whether it shows what lies beneath the object it is given for. */
    public boolean viewsChildren() {
        return viewsChildren;
    }

    /** Sets {@link #viewsChildren()}. */
    public void setViewsChildren(boolean value) {
        viewsChildren = value;
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
