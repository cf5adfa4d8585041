package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.NetworkId;

/** Marks a network for all host interfaces of the same label. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "network_label")
public class NetworkLabel {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "network_id")
    @Convert(converter = UuidConverter.class)
    private UUID networkId;

    @Column(name = "label")
    private String label = "";

    /** For the persistence provider only. */
    protected NetworkLabel() {}

    /** A new one, not yet kept. */
    public NetworkLabel(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The network. */
    public NetworkId networkId() {
        return new NetworkId(networkId);
    }

    /** Sets {@link #networkId()}. */
    public void setNetworkId(NetworkId value) {
        networkId = value.value();
    }

    /** The text that clients know it by. */
    public String label() {
        return label;
    }

    /** Sets {@link #label()}. */
    public void setLabel(String value) {
        label = Objects.requireNonNull(value, "label");
    }
}
