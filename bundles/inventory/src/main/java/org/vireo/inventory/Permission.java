package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.GroupId;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;

/** A role that a user or a group has for an object and what belongs to it. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "permission")
public class Permission {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "role_id")
    @Convert(converter = UuidConverter.class)
    private UUID roleId;

    @Column(name = "account_id")
    @Convert(converter = UuidConverter.class)
    private UUID accountId;

    @Column(name = "group_id")
    @Convert(converter = UuidConverter.class)
    private UUID groupId;

    @Column(name = "principal_id", insertable = false, updatable = false)
    @Convert(converter = UuidConverter.class)
    private UUID principalId;

    @Column(name = "object_kind")
    private String objectKind = "";

    @Column(name = "object_id")
    @Convert(converter = UuidConverter.class)
    private UUID objectId;

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    /** For the persistence provider only. */
    protected Permission() {}

    /** A new one, not yet kept. */
    public Permission(UUID id) {
        this.id = id;
    }

    /** Identifies it. */
    public UUID id() {
        return id;
    }

    /** Which role. */
    public RoleId roleId() {
        return new RoleId(roleId);
    }

    /** Sets {@link #roleId()}. */
    public void setRoleId(RoleId value) {
        roleId = value.value();
    }

    /** The user, unless it is given to a group. */
    public Optional<UserId> accountId() {
        return Optional.ofNullable(accountId).map(UserId::new);
    }

    /** Sets {@link #accountId()}. */
    public void setAccountId(Optional<UserId> value) {
        accountId = value.map(UserId::value).orElse(null);
    }

    /** The group, unless it is given to a user. */
    public Optional<GroupId> groupId() {
        return Optional.ofNullable(groupId).map(GroupId::new);
    }

    /** Sets {@link #groupId()}. */
    public void setGroupId(Optional<GroupId> value) {
        groupId = value.map(GroupId::value).orElse(null);
    }

    /** The user or the group; empty until it was kept. */
    public Optional<UUID> principalId() {
        return Optional.ofNullable(principalId);
    }

    /** Kind of the object, such as {@code vm}; {@code system} for everything. */
    public String objectKind() {
        return objectKind;
    }

    /** Sets {@link #objectKind()}. */
    public void setObjectKind(String value) {
        objectKind = Objects.requireNonNull(value, "objectKind");
    }

    /** The object. */
    public UUID objectId() {
        return objectId;
    }

    /** Sets {@link #objectId()}. */
    public void setObjectId(UUID value) {
        objectId = Objects.requireNonNull(value, "objectId");
    }

    /** When it was given. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
    }
}
