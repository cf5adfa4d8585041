package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.MacPoolId;

/** MAC addresses of a pool, from the first to the last. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "mac_range")
public class MacRange {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "mac_pool_id")
    @Convert(converter = UuidConverter.class)
    private UUID macPoolId;

    @Column(name = "range_start")
    private String rangeStart = "";

    @Column(name = "range_end")
    private String rangeEnd = "";

    /** For the persistence provider only. */
    protected MacRange() {}

    /** A new one, not yet kept; addresses in colon form, lower case. */
    public MacRange(MacPoolId pool, String start, String end) {
        this.id = UUID.randomUUID();
        this.macPoolId = pool.value();
        this.rangeStart = Objects.requireNonNull(start, "start");
        this.rangeEnd = Objects.requireNonNull(end, "end");
    }

    /** Its pool. */
    public MacPoolId macPoolId() {
        return new MacPoolId(macPoolId);
    }

    /** First, colon form. */
    public String rangeStart() {
        return rangeStart;
    }

    /** Last, colon form. */
    public String rangeEnd() {
        return rangeEnd;
    }
}
