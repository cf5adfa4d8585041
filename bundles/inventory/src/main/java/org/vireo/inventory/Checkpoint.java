package org.vireo.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;

/** A moment since when it is remembered which parts of some disks were written. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "vm_checkpoint")
public class Checkpoint {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "parent_id")
    @Convert(converter = UuidConverter.class)
    private UUID parentId;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private CheckpointState state;

    @Column(name = "description")
    private String description = "";

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "disks")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> disks = Map.of();

    /** For the persistence provider only. */
    protected Checkpoint() {}

    /** A new one, not yet kept. */
    public Checkpoint(CheckpointId id) {
        this.id = id.value();
    }

    /** Its id. */
    public CheckpointId id() {
        return new CheckpointId(id);
    }

    /** The virtual machine. */
    public VmId vmId() {
        return new VmId(vmId);
    }

    /** Sets {@link #vmId()}. */
    public void setVmId(VmId value) {
        vmId = value.value();
    }

    /** The one before it. */
    public Optional<CheckpointId> parentId() {
        return Optional.ofNullable(parentId).map(CheckpointId::new);
    }

    /** Sets {@link #parentId()}. */
    public void setParentId(Optional<CheckpointId> value) {
        parentId = value.map(CheckpointId::value).orElse(null);
    }

    /** What can be done with it. */
    public CheckpointState state() {
        return state;
    }

    /** Sets {@link #state()}. */
    public void setState(CheckpointState value) {
        state = Objects.requireNonNull(value, "state");
    }

    /** Free text. */
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** When it was. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
    }

    /** The disks. */
    public Set<DiskId> disks() {
        return disks.keySet().stream().map(DiskId::of).collect(Collectors.toSet());
    }

    /** Sets {@link #disks()}. */
    public void setDisks(Set<DiskId> value) {
        disks = value.stream().collect(Collectors.toMap(DiskId::toString, disk -> ""));
    }
}
