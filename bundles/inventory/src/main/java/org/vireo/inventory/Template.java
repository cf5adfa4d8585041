package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmSettings;

/** A virtual machine to make others from. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "template")
public class Template implements Named {
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

    @Column(name = "cluster_id")
    @Convert(converter = UuidConverter.class)
    private UUID clusterId;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private TemplateStatus status;

    @Column(name = "settings")
    @Convert(converter = VmSettingsConverter.class)
    private VmSettings settings;

    @Column(name = "base_template_id")
    @Convert(converter = UuidConverter.class)
    private UUID baseTemplateId;

    @Column(name = "version_number")
    private int versionNumber;

    @Column(name = "version_name")
    private String versionName = "";

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Template() {}

    /** A new one, not yet kept. */
    public Template(TemplateId id) {
        this.id = id.value();
    }

    /** Its id. */
    public TemplateId id() {
        return new TemplateId(id);
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

    /** Its cluster; the blank one has none. */
    public Optional<ClusterId> clusterId() {
        return Optional.ofNullable(clusterId).map(ClusterId::new);
    }

    /** Sets {@link #clusterId()}. */
    public void setClusterId(Optional<ClusterId> value) {
        clusterId = value.map(ClusterId::value).orElse(null);
    }

    /** State. */
    public TemplateStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(TemplateStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** What it is made of. */
    public VmSettings settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(VmSettings value) {
        settings = Objects.requireNonNull(value, "settings");
    }

    /** First version, itself if it is that. */
    public TemplateId baseTemplateId() {
        return new TemplateId(baseTemplateId);
    }

    /** Sets {@link #baseTemplateId()}. */
    public void setBaseTemplateId(TemplateId value) {
        baseTemplateId = value.value();
    }

    /** 1 or more. */
    public int versionNumber() {
        return versionNumber;
    }

    /** Sets {@link #versionNumber()}. */
    public void setVersionNumber(int value) {
        versionNumber = value;
    }

    /** Of the version. */
    public String versionName() {
        return versionName;
    }

    /** Sets {@link #versionName()}. */
    public void setVersionName(String value) {
        versionName = Objects.requireNonNull(value, "versionName");
    }

    /** When it was made. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
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
