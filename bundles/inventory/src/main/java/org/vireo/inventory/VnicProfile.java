package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.NetworkId;
import org.vireo.model.VnicProfileId;

/** Rules for network interfaces on one network. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "vnic_profile")
public class VnicProfile implements Named {
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

    @Column(name = "network_id")
    @Convert(converter = UuidConverter.class)
    private UUID networkId;

    @Column(name = "port_mirroring")
    private boolean portMirroring;

    @Column(name = "pass_through")
    private boolean passThrough;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected VnicProfile() {}

    /** A new one, not yet kept. */
    public VnicProfile(VnicProfileId id) {
        this.id = id.value();
    }

    /** Its id. */
    public VnicProfileId id() {
        return new VnicProfileId(id);
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

    /** Its network. */
    public NetworkId networkId() {
        return new NetworkId(networkId);
    }

    /** Sets {@link #networkId()}. */
    public void setNetworkId(NetworkId value) {
        networkId = value.value();
    }

    /** Whether a port sees all traffic. */
    public boolean portMirroring() {
        return portMirroring;
    }

    /** Sets {@link #portMirroring()}. */
    public void setPortMirroring(boolean value) {
        portMirroring = value;
    }

    /** Whether a device of the host is handed through. */
    public boolean passThrough() {
        return passThrough;
    }

    /** Sets {@link #passThrough()}. */
    public void setPassThrough(boolean value) {
        passThrough = value;
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
