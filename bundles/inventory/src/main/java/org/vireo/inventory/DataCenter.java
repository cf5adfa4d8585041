package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.MacPoolId;

/** A set of clusters that share storage and networks. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "data_center")
public class DataCenter implements Named {
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

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private DataCenterStatus status;

    @Column(name = "is_local")
    private boolean local;

    @Column(name = "compatibility")
    private String compatibility = "";

    @Column(name = "mac_pool_id")
    @Convert(converter = UuidConverter.class)
    private UUID macPoolId;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected DataCenter() {}

    /** A new one, not yet kept. */
    public DataCenter(DataCenterId id) {
        this.id = id.value();
    }

    /** Its id. */
    public DataCenterId id() {
        return new DataCenterId(id);
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

    /** State. */
    public DataCenterStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(DataCenterStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** Whether its storage is local to one host. */
    public boolean local() {
        return local;
    }

    /** Sets {@link #local()}. */
    public void setLocal(boolean value) {
        local = value;
    }

    /** Level of the API, such as 4.7. */
    public String compatibility() {
        return compatibility;
    }

    /** Sets {@link #compatibility()}. */
    public void setCompatibility(String value) {
        compatibility = Objects.requireNonNull(value, "compatibility");
    }

    /** Where its MAC addresses come from. */
    public MacPoolId macPoolId() {
        return new MacPoolId(macPoolId);
    }

    /** Sets {@link #macPoolId()}. */
    public void setMacPoolId(MacPoolId value) {
        macPoolId = value.value();
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
