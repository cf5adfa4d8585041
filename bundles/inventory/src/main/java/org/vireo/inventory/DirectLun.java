package org.vireo.inventory;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.DiskId;
import org.vireo.model.Secret;

/** The LUN that a disk is as a whole; goes with its disk. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "direct_lun")
public class DirectLun {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID diskId;

    @Column(name = "type")
    private String type = "";

    @Column(name = "settings")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> settings = Map.of();

    @Column(name = "secrets")
    @Convert(converter = SecretsConverter.class)
    private Map<String, Secret> secrets = Map.of();

    @Column(name = "place")
    private String place = "";

    @Column(name = "unit_id")
    private String unitId = "";

    @Column(name = "vendor")
    private String vendor = "";

    @Column(name = "product")
    private String product = "";

    @Column(name = "serial")
    private String serial = "";

    @Column(name = "passthrough")
    private boolean passthrough;

    /** For the persistence provider only. */
    protected DirectLun() {}

    /** A new one, not yet kept. */
    public DirectLun(DiskId disk) {
        this.diskId = disk.value();
    }

    /** The disk. */
    public DiskId diskId() {
        return new DiskId(diskId);
    }

    /** Kind of storage, the same text as that of its backend. */
    public String type() {
        return type;
    }

    /** Sets {@link #type()}. */
    public void setType(String value) {
        type = Objects.requireNonNull(value, "type");
    }

    /** Address, target and the like. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(Map<String, String> value) {
        settings = Map.copyOf(value);
    }

    /** Passwords and the like by name, never shown to anyone. */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Sets {@link #secrets()}. */
    public void setSecrets(Map<String, Secret> value) {
        secrets = Map.copyOf(value);
    }

    /** Target and number, whatever address leads there; unique among those of its type. */
    public String place() {
        return place;
    }

    /** Sets {@link #place()}. */
    public void setPlace(String value) {
        place = Objects.requireNonNull(value, "place");
    }

    /** What it calls itself, the same by whatever way it is reached; empty if it has no such name. */
    public String unitId() {
        return unitId;
    }

    /** Sets {@link #unitId()}. */
    public void setUnitId(String value) {
        unitId = Objects.requireNonNull(value, "unitId");
    }

    /** As it says. */
    public String vendor() {
        return vendor;
    }

    /** Sets {@link #vendor()}. */
    public void setVendor(String value) {
        vendor = Objects.requireNonNull(value, "vendor");
    }

    /** As it says. */
    public String product() {
        return product;
    }

    /** Sets {@link #product()}. */
    public void setProduct(String value) {
        product = Objects.requireNonNull(value, "product");
    }

    /** As it says. */
    public String serial() {
        return serial;
    }

    /** Sets {@link #serial()}. */
    public void setSerial(String value) {
        serial = Objects.requireNonNull(value, "serial");
    }

    /** Whether guests speak SCSI with it themselves. */
    public boolean passthrough() {
        return passthrough;
    }

    /** Sets {@link #passthrough()}. */
    public void setPassthrough(boolean value) {
        passthrough = value;
    }
}
