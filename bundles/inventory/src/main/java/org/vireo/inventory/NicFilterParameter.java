package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.NicId;

/** A variable of the network filter of a network interface. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "nic_filter_parameter")
public class NicFilterParameter {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "nic_id")
    @Convert(converter = UuidConverter.class)
    private UUID nicId;

    @Column(name = "name")
    private String name = "";

    @Column(name = "value")
    private String value = "";

    /** For the persistence provider only. */
    protected NicFilterParameter() {}

    /** A new one, not yet kept. */
    public NicFilterParameter(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The network interface. */
    public NicId nicId() {
        return new NicId(nicId);
    }

    /** Sets {@link #nicId()}. */
    public void setNicId(NicId value) {
        nicId = value.value();
    }

    /** Of the variable. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** May be repeated for one name. */
    public String value() {
        return value;
    }

    /** Sets {@link #value()}. */
    public void setValue(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }
}
