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
import org.vireo.model.PluginHostId;
import org.vireo.model.PluginId;

/** A host half of a plugin on a host. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "plugin_host")
public class PluginHost {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "plugin_id")
    @Convert(converter = UuidConverter.class)
    private UUID pluginId;

    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "version")
    private String version = "";

    @Column(name = "active")
    private boolean active;

    @Column(name = "reason")
    private String reason = "";

    @Column(name = "changed")
    @Convert(converter = InstantConverter.class)
    private Instant changed;

    /** For the persistence provider only. */
    protected PluginHost() {}

    /** A new one, not yet kept. */
    public PluginHost(PluginId plugin, HostId host) {
        this.id = PluginHostId.of(plugin, host).value();
        this.pluginId = plugin.value();
        this.hostId = host.value();
    }

    /** Its id, which follows from the plugin and the host. */
    public PluginHostId id() {
        return new PluginHostId(id);
    }

    /** Which plugin. */
    public PluginId pluginId() {
        return new PluginId(pluginId);
    }

    /** Sets {@link #pluginId()}. */
    public void setPluginId(PluginId value) {
        pluginId = value.value();
    }

    /** Which host. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** Sets {@link #hostId()}. */
    public void setHostId(HostId value) {
        hostId = value.value();
    }

    /** The version that was rolled out there; empty when none was. */
    public String version() {
        return version;
    }

    /** Sets {@link #version()}. */
    public void setVersion(String value) {
        version = Objects.requireNonNull(value, "version");
    }

    /** Whether it runs there in the version that is installed. */
    public boolean active() {
        return active;
    }

    /** Sets {@link #active()}. */
    public void setActive(boolean value) {
        active = value;
    }

    /** Why it does not, for people; empty when it does. */
    public String reason() {
        return reason;
    }

    /** Sets {@link #reason()}. */
    public void setReason(String value) {
        reason = Objects.requireNonNull(value, "reason");
    }

    /** When that was found. */
    public Instant changed() {
        return changed;
    }

    /** Sets {@link #changed()}. */
    public void setChanged(Instant value) {
        changed = Objects.requireNonNull(value, "changed");
    }
}
