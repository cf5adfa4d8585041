package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/** Room set aside on a host for a virtual machine that is about to start there. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "reservation")
public class Reservation {
    @Id
    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "memory_bytes")
    private long memory;

    @Column(name = "vcpus")
    private int vcpus;

    @Column(name = "expires")
    @Convert(converter = InstantConverter.class)
    private Instant expires;

    /** For the persistence provider only. */
    protected Reservation() {}

    /** A new one, not yet kept. */
    public Reservation(VmId id) {
        this.vmId = id.value();
    }

    /** Identifies it. */
    public VmId vmId() {
        return new VmId(vmId);
    }

    /** Where. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** Sets {@link #hostId()}. */
    public void setHostId(HostId value) {
        hostId = value.value();
    }

    /** How much memory. */
    public ByteSize memory() {
        return new ByteSize(memory);
    }

    /** Sets {@link #memory()}. */
    public void setMemory(ByteSize value) {
        memory = value.bytes();
    }

    /** How many virtual CPUs. */
    public int vcpus() {
        return vcpus;
    }

    /** Sets {@link #vcpus()}. */
    public void setVcpus(int value) {
        vcpus = value;
    }

    /** When it no longer counts. */
    public Instant expires() {
        return expires;
    }

    /** Sets {@link #expires()}. */
    public void setExpires(Instant value) {
        expires = Objects.requireNonNull(value, "expires");
    }
}
