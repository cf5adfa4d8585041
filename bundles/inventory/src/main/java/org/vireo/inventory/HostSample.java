package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.HostId;

/** The latest statistics of a host. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "host_sample")
public class HostSample {
    @Id
    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "at")
    @Convert(converter = InstantConverter.class)
    private Instant at;

    @Column(name = "statistics")
    @Convert(converter = JsonTextConverter.class)
    private String statistics = "{}";

    /** For the persistence provider only. */
    protected HostSample() {}

    /** A new one, not yet kept. */
    public HostSample(HostId id) {
        this.hostId = id.value();
    }

    /** Identifies it. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** When they were taken. */
    public Instant at() {
        return at;
    }

    /** Sets {@link #at()}. */
    public void setAt(Instant value) {
        at = Objects.requireNonNull(value, "at");
    }

    /** What was measured, as JSON of the protocol. */
    public String statistics() {
        return statistics;
    }

    /** Sets {@link #statistics()}. */
    public void setStatistics(String value) {
        statistics = Objects.requireNonNull(value, "statistics");
    }
}
