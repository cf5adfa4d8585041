package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.HostId;

/** The scripts at the hook points of a host, as it told them last. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "host_hooks")
public class HostHooks {
    @Id
    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "hooks")
    @Convert(converter = JsonTextConverter.class)
    private String hooks = "[]";

    /** For the persistence provider only. */
    protected HostHooks() {}

    /** A new one, not yet kept. */
    public HostHooks(HostId id) {
        this.hostId = id.value();
    }

    /** Identifies it. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** A list, as JSON of the protocol. */
    public String hooks() {
        return hooks;
    }

    /** Sets {@link #hooks()}. */
    public void setHooks(String value) {
        hooks = Objects.requireNonNull(value, "hooks");
    }
}
