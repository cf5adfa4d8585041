package org.vireo.inventory;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;

/**
 * What the virtual machines of a host take of it, those that are down or suspended left aside; worked out by the database, for reading only.
 * A host that runs none has none of these. Confined to the thread and transaction that loaded it.
 */
@Entity
@Table(name = "host_load")
public class HostLoad {
    @Id
    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "vms")
    private long vms;

    @Column(name = "memory_bytes")
    private long memory;

    @Column(name = "vcpus")
    private long vcpus;

    /** For the persistence provider only. */
    protected HostLoad() {}

    /** The host. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** How many there are. */
    public int vms() {
        return (int) vms;
    }

    /** Their memory. */
    public ByteSize memory() {
        return new ByteSize(memory);
    }

    /** Their virtual CPUs. */
    public int vcpus() {
        return (int) vcpus;
    }
}
