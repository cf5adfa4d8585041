package org.vireo.inventory;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ByteSize;
import org.vireo.model.DataCenterId;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;

/** A place where images are kept. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "storage_domain")
public class StorageDomain implements Named {
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

    @Column(name = "type")
    private String type = "";

    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private StorageDomainRole role;

    @Column(name = "settings")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> settings = Map.of();

    @Column(name = "data_center_id")
    @Convert(converter = UuidConverter.class)
    private UUID dataCenterId;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private StorageDomainStatus status;

    @Column(name = "status_detail")
    private String statusDetail = "";

    @Column(name = "master")
    private boolean master;

    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "total_bytes")
    private long total;

    @Column(name = "available_bytes")
    private long available;

    @Column(name = "warning_low_space_percent")
    private int warningLowSpacePercent;

    @Column(name = "critical_low_space_gi_b")
    private int criticalLowSpaceGiB;

    @Column(name = "backup")
    private boolean backup;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "secrets")
    @Convert(converter = SecretsConverter.class)
    private Map<String, Secret> secrets = Map.of();

    /** For the persistence provider only. */
    protected StorageDomain() {}

    /** A new one, not yet kept. */
    public StorageDomain(StorageDomainId id) {
        this.id = id.value();
    }

    /** Its id. */
    public StorageDomainId id() {
        return new StorageDomainId(id);
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

    /** Kind of backend, such as localfs. */
    public String type() {
        return type;
    }

    /** Sets {@link #type()}. */
    public void setType(String value) {
        type = Objects.requireNonNull(value, "type");
    }

    /** What it holds. */
    public StorageDomainRole role() {
        return role;
    }

    /** Sets {@link #role()}. */
    public void setRole(StorageDomainRole value) {
        role = Objects.requireNonNull(value, "role");
    }

    /** Checked by the backend. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(Map<String, String> value) {
        settings = Map.copyOf(value);
    }

    /** Where it is attached. */
    public Optional<DataCenterId> dataCenterId() {
        return Optional.ofNullable(dataCenterId).map(DataCenterId::new);
    }

    /** Sets {@link #dataCenterId()}. */
    public void setDataCenterId(Optional<DataCenterId> value) {
        dataCenterId = value.map(DataCenterId::value).orElse(null);
    }

    /** State. */
    public StorageDomainStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(StorageDomainStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** Why it is in that state, for people. */
    public String statusDetail() {
        return statusDetail;
    }

    /** Sets {@link #statusDetail()}. */
    public void setStatusDetail(String value) {
        statusDetail = Objects.requireNonNull(value, "statusDetail");
    }

    /** Whether it is the master of its data center. */
    public boolean master() {
        return master;
    }

    /** Sets {@link #master()}. */
    public void setMaster(boolean value) {
        master = value;
    }

    /** The only host that reaches it, for local storage. */
    public Optional<HostId> hostId() {
        return Optional.ofNullable(hostId).map(HostId::new);
    }

    /** Sets {@link #hostId()}. */
    public void setHostId(Optional<HostId> value) {
        hostId = value.map(HostId::value).orElse(null);
    }

    /** Space. */
    public ByteSize total() {
        return new ByteSize(total);
    }

    /** Sets {@link #total()}. */
    public void setTotal(ByteSize value) {
        total = value.bytes();
    }

    /** Free space. */
    public ByteSize available() {
        return new ByteSize(available);
    }

    /** Sets {@link #available()}. */
    public void setAvailable(ByteSize value) {
        available = value.bytes();
    }

    /** Event below this. */
    public int warningLowSpacePercent() {
        return warningLowSpacePercent;
    }

    /** Sets {@link #warningLowSpacePercent()}. */
    public void setWarningLowSpacePercent(int value) {
        warningLowSpacePercent = value;
    }

    /** No new volumes below this. */
    public int criticalLowSpaceGiB() {
        return criticalLowSpaceGiB;
    }

    /** Sets {@link #criticalLowSpaceGiB()}. */
    public void setCriticalLowSpaceGiB(int value) {
        criticalLowSpaceGiB = value;
    }

    /** Whether it holds copies only: no virtual machine runs from it. */
    public boolean backup() {
        return backup;
    }

    /** Sets {@link #backup()}. */
    public void setBackup(boolean value) {
        backup = value;
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

    /** Passwords and the like by name, never shown to anyone. */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Sets {@link #secrets()}. */
    public void setSecrets(Map<String, Secret> value) {
        secrets = Map.copyOf(value);
    }
}
