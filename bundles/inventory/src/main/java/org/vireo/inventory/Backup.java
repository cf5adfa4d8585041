package org.vireo.inventory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.BackupId;
import org.vireo.model.BackupPhase;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/** A backup of a virtual machine: the state of its disks at one moment, while clients read it. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "vm_backup")
public class Backup {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "phase")
    @Enumerated(EnumType.STRING)
    private BackupPhase phase;

    @Column(name = "description")
    private String description = "";

    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "from_checkpoint_id")
    @Convert(converter = UuidConverter.class)
    private UUID fromCheckpointId;

    @Column(name = "to_checkpoint_id")
    @Convert(converter = UuidConverter.class)
    private UUID toCheckpointId;

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "modified")
    @Convert(converter = InstantConverter.class)
    private Instant modified;

    @Column(name = "ended")
    @Convert(converter = InstantConverter.class)
    private Instant ended;

    @Column(name = "disks")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> disks = Map.of();

    @Column(name = "at_rest")
    private boolean atRest;

    /** For the persistence provider only. */
    protected Backup() {}

    /** A new one, not yet kept. */
    public Backup(BackupId id) {
        this.id = id.value();
    }

    /** Its id. */
    public BackupId id() {
        return new BackupId(id);
    }

    /** The virtual machine. */
    public VmId vmId() {
        return new VmId(vmId);
    }

    /** Sets {@link #vmId()}. */
    public void setVmId(VmId value) {
        vmId = value.value();
    }

    /** How far it is. */
    public BackupPhase phase() {
        return phase;
    }

    /** Sets {@link #phase()}. */
    public void setPhase(BackupPhase value) {
        phase = Objects.requireNonNull(value, "phase");
    }

    /** Free text. */
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** The host that serves it. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** Sets {@link #hostId()}. */
    public void setHostId(HostId value) {
        hostId = value.value();
    }

    /** Since when it tells what was written; empty for all. */
    public Optional<CheckpointId> fromCheckpointId() {
        return Optional.ofNullable(fromCheckpointId).map(CheckpointId::new);
    }

    /** Sets {@link #fromCheckpointId()}. */
    public void setFromCheckpointId(Optional<CheckpointId> value) {
        fromCheckpointId = value.map(CheckpointId::value).orElse(null);
    }

    /** Under which it is remembered what is written after it; empty for none. */
    public Optional<CheckpointId> toCheckpointId() {
        return Optional.ofNullable(toCheckpointId).map(CheckpointId::new);
    }

    /** Sets {@link #toCheckpointId()}. */
    public void setToCheckpointId(Optional<CheckpointId> value) {
        toCheckpointId = value.map(CheckpointId::value).orElse(null);
    }

    /** When it was asked for. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
    }

    /** When its phase last changed. */
    public Instant modified() {
        return modified;
    }

    /** Sets {@link #modified()}. */
    public void setModified(Instant value) {
        modified = Objects.requireNonNull(value, "modified");
    }

    /** When nothing more was to happen. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Sets {@link #ended()}. */
    public void setEnded(Optional<Instant> value) {
        ended = value.orElse(null);
    }

    /** Its disks, each with whether only what was written since the checkpoint is of interest. */
    public Map<DiskId, Boolean> disks() {
        var told = new LinkedHashMap<DiskId, Boolean>();
        new TreeMap<>(disks).forEach((disk, way) -> told.put(DiskId.of(disk), way.equals("incremental")));
        return told;
    }

    /** Sets {@link #disks()}. */
    public void setDisks(Map<DiskId, Boolean> value) {
        var kept = new TreeMap<String, String>();
        value.forEach((disk, incremental) -> kept.put(disk.toString(), incremental ? "incremental" : "full"));
        disks = kept;
    }

    /** Whether the virtual machine is down meanwhile, so that its images are read themselves. */
    public boolean atRest() {
        return atRest;
    }

    /** Sets {@link #atRest()}. */
    public void setAtRest(boolean value) {
        atRest = value;
    }
}
