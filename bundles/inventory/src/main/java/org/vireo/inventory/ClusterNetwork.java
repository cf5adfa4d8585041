package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ClusterId;
import org.vireo.model.NetworkId;

/** Ties a network to a cluster. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "cluster_network")
public class ClusterNetwork {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "cluster_id")
    @Convert(converter = UuidConverter.class)
    private UUID clusterId;

    @Column(name = "network_id")
    @Convert(converter = UuidConverter.class)
    private UUID networkId;

    @Column(name = "required")
    private boolean required;

    @Column(name = "management")
    private boolean management;

    @Column(name = "display")
    private boolean display;

    @Column(name = "migration")
    private boolean migration;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "default_route")
    private boolean defaultRoute;

    @Column(name = "gluster")
    private boolean gluster;

    /** For the persistence provider only. */
    protected ClusterNetwork() {}

    /** A new one, not yet kept. */
    public ClusterNetwork(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The cluster. */
    public ClusterId clusterId() {
        return new ClusterId(clusterId);
    }

    /** Sets {@link #clusterId()}. */
    public void setClusterId(ClusterId value) {
        clusterId = value.value();
    }

    /** The network. */
    public NetworkId networkId() {
        return new NetworkId(networkId);
    }

    /** Sets {@link #networkId()}. */
    public void setNetworkId(NetworkId value) {
        networkId = value.value();
    }

    /** Whether hosts without it are not operational. */
    public boolean required() {
        return required;
    }

    /** Sets {@link #required()}. */
    public void setRequired(boolean value) {
        required = value;
    }

    /** Whether engine and hosts talk over it. */
    public boolean management() {
        return management;
    }

    /** Sets {@link #management()}. */
    public void setManagement(boolean value) {
        management = value;
    }

    /** Whether consoles are reached over it. */
    public boolean display() {
        return display;
    }

    /** Sets {@link #display()}. */
    public void setDisplay(boolean value) {
        display = value;
    }

    /** Whether migrations go over it. */
    public boolean migration() {
        return migration;
    }

    /** Sets {@link #migration()}. */
    public void setMigration(boolean value) {
        migration = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }

    /** Whether the way out of the hosts leads over it. */
    public boolean defaultRoute() {
        return defaultRoute;
    }

    /** Sets {@link #defaultRoute()}. */
    public void setDefaultRoute(boolean value) {
        defaultRoute = value;
    }

    /** Whether Gluster traffic uses it. */
    public boolean gluster() {
        return gluster;
    }

    /** Sets {@link #gluster()}. */
    public void setGluster(boolean value) {
        gluster = value;
    }
}
