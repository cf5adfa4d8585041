package org.vireo.inventory;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.DataCenterId;
import org.vireo.model.NetworkId;

/** A network that virtual machines can be connected to. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "network")
public class Network implements Named {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "description")
    private String description = "";

    @Column(name = "comment")
    private String comment = "";

    @Column(name = "data_center_id")
    @Convert(converter = UuidConverter.class)
    private UUID dataCenterId;

    @Column(name = "type")
    private String type = "";

    @Column(name = "settings")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> settings = Map.of();

    @Column(name = "vlan")
    private Integer vlan;

    @Column(name = "mtu")
    private int mtu;

    @Column(name = "vm_network")
    private boolean vmNetwork;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Network() {}

    /** A new one, not yet kept. */
    public Network(NetworkId id) {
        this.id = id.value();
    }

    /** Its id. */
    public NetworkId id() {
        return new NetworkId(id);
    }

    /** Unique among its kind where the kind says so. */
    @Override
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    @Override
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** Free text. */
    @Override
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    @Override
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** Free text. */
    @Override
    public String comment() {
        return comment;
    }

    /** Sets {@link #comment()}. */
    @Override
    public void setComment(String value) {
        comment = Objects.requireNonNull(value, "comment");
    }

    /** Its data center. */
    public DataCenterId dataCenterId() {
        return new DataCenterId(dataCenterId);
    }

    /** Sets {@link #dataCenterId()}. */
    public void setDataCenterId(DataCenterId value) {
        dataCenterId = value.value();
    }

    /** Kind of provider, such as bridge. */
    public String type() {
        return type;
    }

    /** Sets {@link #type()}. */
    public void setType(String value) {
        type = Objects.requireNonNull(value, "type");
    }

    /** Checked by the provider. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(Map<String, String> value) {
        settings = Map.copyOf(value);
    }

    /** Tag, 1 to 4094. */
    public Optional<Integer> vlan() {
        return Optional.ofNullable(vlan);
    }

    /** Sets {@link #vlan()}. */
    public void setVlan(Optional<Integer> value) {
        vlan = value.orElse(null);
    }

    /** Bytes, 0 for the default. */
    public int mtu() {
        return mtu;
    }

    /** Sets {@link #mtu()}. */
    public void setMtu(int value) {
        mtu = value;
    }

    /** Whether virtual machines may use it. */
    public boolean vmNetwork() {
        return vmNetwork;
    }

    /** Sets {@link #vmNetwork()}. */
    public void setVmNetwork(boolean value) {
        vmNetwork = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    @Override
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    @Override
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }
}
