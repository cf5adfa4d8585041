package org.vireo.inventory;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;

/** A set of hosts among which virtual machines may move. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "cluster")
public class Cluster implements Named {
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

    @Column(name = "data_center_id")
    @Convert(converter = UuidConverter.class)
    private UUID dataCenterId;

    @Column(name = "cpu_type")
    private String cpuType = "";

    @Column(name = "memory_overcommit_percent")
    private int memoryOvercommitPercent;

    @Column(name = "compatibility")
    private String compatibility = "";

    @Column(name = "mac_pool_id")
    @Convert(converter = UuidConverter.class)
    private UUID macPoolId;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Cluster() {}

    /** A new one, not yet kept. */
    public Cluster(ClusterId id) {
        this.id = id.value();
    }

    /** Its id. */
    public ClusterId id() {
        return new ClusterId(id);
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

    /** Its data center. */
    public Optional<DataCenterId> dataCenterId() {
        return Optional.ofNullable(dataCenterId).map(DataCenterId::new);
    }

    /** Sets {@link #dataCenterId()}. */
    public void setDataCenterId(Optional<DataCenterId> value) {
        dataCenterId = value.map(DataCenterId::value).orElse(null);
    }

    /** Name of the CPU model all hosts offer, empty for detection. */
    public String cpuType() {
        return cpuType;
    }

    /** Sets {@link #cpuType()}. */
    public void setCpuType(String value) {
        cpuType = Objects.requireNonNull(value, "cpuType");
    }

    /** 100 means no more than physical memory. */
    public int memoryOvercommitPercent() {
        return memoryOvercommitPercent;
    }

    /** Sets {@link #memoryOvercommitPercent()}. */
    public void setMemoryOvercommitPercent(int value) {
        memoryOvercommitPercent = value;
    }

    /** Level of the API, such as 4.7. */
    public String compatibility() {
        return compatibility;
    }

    /** Sets {@link #compatibility()}. */
    public void setCompatibility(String value) {
        compatibility = Objects.requireNonNull(value, "compatibility");
    }

    /** Overrides the one of the data center. */
    public Optional<MacPoolId> macPoolId() {
        return Optional.ofNullable(macPoolId).map(MacPoolId::new);
    }

    /** Sets {@link #macPoolId()}. */
    public void setMacPoolId(Optional<MacPoolId> value) {
        macPoolId = value.map(MacPoolId::value).orElse(null);
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
