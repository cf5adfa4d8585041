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
import org.vireo.model.VmId;
import org.vireo.model.VmPoolId;

/** Ties a virtual machine to its pool. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "vm_pool_member")
public class VmPoolMember {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "pool_id")
    @Convert(converter = UuidConverter.class)
    private UUID poolId;

    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "user_id")
    @Convert(converter = UuidConverter.class)
    private UUID userId;

    @Column(name = "assigned")
    @Convert(converter = InstantConverter.class)
    private Instant assigned;

    /** For the persistence provider only. */
    protected VmPoolMember() {}

    /** A new one, not yet kept. */
    public VmPoolMember(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The pool. */
    public VmPoolId poolId() {
        return new VmPoolId(poolId);
    }

    /** Sets {@link #poolId()}. */
    public void setPoolId(VmPoolId value) {
        poolId = value.value();
    }

    /** The virtual machine. */
    public VmId vmId() {
        return new VmId(vmId);
    }

    /** Sets {@link #vmId()}. */
    public void setVmId(VmId value) {
        vmId = value.value();
    }

    /** Who took it. */
    public Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    /** Sets {@link #userId()}. */
    public void setUserId(Optional<UUID> value) {
        userId = value.orElse(null);
    }

    /** When somebody took it. */
    public Optional<Instant> assigned() {
        return Optional.ofNullable(assigned);
    }

    /** Sets {@link #assigned()}. */
    public void setAssigned(Optional<Instant> value) {
        assigned = value.orElse(null);
    }
}
