package org.vireo.inventory;

import java.time.Instant;
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
import org.vireo.model.DiskId;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/** A point in time of a virtual machine. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "snapshot")
public class Snapshot {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "description")
    private String description = "";

    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "type")
    @Enumerated(EnumType.STRING)
    private SnapshotType type;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private SnapshotStatus status;

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "settings")
    @Convert(converter = VmSettingsConverter.class)
    private VmSettings settings;

    @Column(name = "memory")
    private boolean memory;

    @Column(name = "memory_disk_id")
    @Convert(converter = UuidConverter.class)
    private UUID memoryDiskId;

    @Column(name = "memory_settings")
    @Convert(converter = VmSettingsConverter.class)
    private VmSettings memorySettings;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "devices")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> devices = Map.of();

    /** For the persistence provider only. */
    protected Snapshot() {}

    /** A new one, not yet kept. */
    public Snapshot(SnapshotId id) {
        this.id = id.value();
    }

    /** The present state of a virtual machine, which each has from its beginning; not yet kept. */
    public static Snapshot active(VmId vm, Instant created) {
        var snapshot = new Snapshot(SnapshotId.random());
        snapshot.setVmId(vm);
        snapshot.setDescription("Active VM");
        snapshot.setType(SnapshotType.ACTIVE);
        snapshot.setStatus(SnapshotStatus.OK);
        snapshot.setCreated(created);
        return snapshot;
    }

    /** Its id. */
    public SnapshotId id() {
        return new SnapshotId(id);
    }

    /** Free text. */
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** The virtual machine. */
    public VmId vmId() {
        return new VmId(vmId);
    }

    /** Sets {@link #vmId()}. */
    public void setVmId(VmId value) {
        vmId = value.value();
    }

    /** What it is for. */
    public SnapshotType type() {
        return type;
    }

    /** Sets {@link #type()}. */
    public void setType(SnapshotType value) {
        type = Objects.requireNonNull(value, "type");
    }

    /** State. */
    public SnapshotStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(SnapshotStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** When it was taken. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
    }

    /** At that time. */
    public Optional<VmSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /** Sets {@link #settings()}. */
    public void setSettings(Optional<VmSettings> value) {
        settings = value.orElse(null);
    }

    /** Whether memory was kept and is there. */
    public boolean memory() {
        return memory && memoryDiskId != null;
    }

    /** Sets {@link #memory()}. */
    public void setMemory(boolean value) {
        memory = value;
    }

    /** The disk that holds its memory, or is to hold it; of what is kept aside during a preview, that of the snapshot it was to go on from. */
    public Optional<DiskId> memoryDiskId() {
        return Optional.ofNullable(memoryDiskId).map(DiskId::new);
    }

    /** Sets {@link #memoryDiskId()}. */
    public void setMemoryDiskId(Optional<DiskId> value) {
        memoryDiskId = value.map(DiskId::value).orElse(null);
    }

    /** What the virtual machine ran with when its memory was kept. */
    public Optional<VmSettings> memorySettings() {
        return Optional.ofNullable(memorySettings);
    }

    /** Sets {@link #memorySettings()}. */
    public void setMemorySettings(Optional<VmSettings> value) {
        memorySettings = value.orElse(null);
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }

    /** Network interfaces at that time: the id of one, a dot and the name of what is told of it. */
    public Map<String, String> devices() {
        return devices;
    }

    /** Sets {@link #devices()}. */
    public void setDevices(Map<String, String> value) {
        devices = Map.copyOf(value);
    }
}
