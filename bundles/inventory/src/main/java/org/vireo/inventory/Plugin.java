package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;

/** A plugin that was brought to the engine. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "plugin")
public class Plugin {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "version")
    private String version = "";

    @Column(name = "previous_version")
    private String previousVersion = "";

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private PluginStatus status;

    @Column(name = "reason")
    private String reason = "";

    @Column(name = "manifest")
    @Convert(converter = JsonTextConverter.class)
    private String manifest = "{}";

    @Column(name = "origin")
    private String origin = "";

    @Column(name = "signer")
    private String signer = "";

    @Column(name = "changed")
    @Convert(converter = InstantConverter.class)
    private Instant changed;

    /** For the persistence provider only. */
    protected Plugin() {}

    /** A new one, not yet kept. */
    public Plugin(PluginId id) {
        this.id = id.value();
    }

    /** Its id, which follows from its name. */
    public PluginId id() {
        return new PluginId(id);
    }

    /** The id in its manifest, such as {@code storage-nfs}. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** The version that is installed, or was to be. */
    public String version() {
        return version;
    }

    /** Sets {@link #version()}. */
    public void setVersion(String value) {
        version = Objects.requireNonNull(value, "version");
    }

    /** The version before, whose files are kept; empty when there is none. */
    public String previousVersion() {
        return previousVersion;
    }

    /** Sets {@link #previousVersion()}. */
    public void setPreviousVersion(String value) {
        previousVersion = Objects.requireNonNull(value, "previousVersion");
    }

    /** What it is up to. */
    public PluginStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(PluginStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** Why it is in this status, for people; empty when nothing is wrong. */
    public String reason() {
        return reason;
    }

    /** Sets {@link #reason()}. */
    public void setReason(String value) {
        reason = Objects.requireNonNull(value, "reason");
    }

    /** The manifest of {@link #version()}, a JSON object. */
    public String manifest() {
        return manifest;
    }

    /** Sets {@link #manifest()}. */
    public void setManifest(String value) {
        manifest = Objects.requireNonNull(value, "manifest");
    }

    /** How it came here: {@code upload}, {@code deploy} or {@code distribution}. */
    public String origin() {
        return origin;
    }

    /** Sets {@link #origin()}. */
    public void setOrigin(String value) {
        origin = Objects.requireNonNull(value, "origin");
    }

    /** Who signed it; empty when nobody did. */
    public String signer() {
        return signer;
    }

    /** Sets {@link #signer()}. */
    public void setSigner(String value) {
        signer = Objects.requireNonNull(value, "signer");
    }

    /** When its status changed last. */
    public Instant changed() {
        return changed;
    }

    /** Sets {@link #changed()}. */
    public void setChanged(Instant value) {
        changed = Objects.requireNonNull(value, "changed");
    }
}
