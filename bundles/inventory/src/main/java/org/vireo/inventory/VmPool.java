package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmPoolId;
import org.vireo.model.VmSettings;

/** A number of like virtual machines that users take one from. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "vm_pool")
public class VmPool implements Named {
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

    @Column(name = "template_id")
    @Convert(converter = UuidConverter.class)
    private UUID templateId;

    @Column(name = "size")
    private int size;

    @Column(name = "prestarted")
    private int prestarted;

    @Column(name = "max_user_vms")
    private int maxUserVms = 1;

    @Column(name = "stateful")
    private boolean stateful;

    @Column(name = "manual")
    private boolean manual;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "settings")
    @Convert(converter = VmSettingsConverter.class)
    private VmSettings settings;

    @Column(name = "removing")
    private boolean removing;

    /** For the persistence provider only. */
    protected VmPool() {}

    /** A new one, not yet kept. */
    public VmPool(VmPoolId id) {
        this.id = id.value();
    }

    /** Its id. */
    public VmPoolId id() {
        return new VmPoolId(id);
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

    /** Where its virtual machines run. */
    public ClusterId clusterId() {
        return new ClusterId(clusterId);
    }

    /** Sets {@link #clusterId()}. */
    public void setClusterId(ClusterId value) {
        clusterId = value.value();
    }

    /** What they are made from. */
    public TemplateId templateId() {
        return new TemplateId(templateId);
    }

    /** Sets {@link #templateId()}. */
    public void setTemplateId(TemplateId value) {
        templateId = value.value();
    }

    /** How many there are to be. */
    public int size() {
        return size;
    }

    /** Sets {@link #size()}. */
    public void setSize(int value) {
        size = value;
    }

    /** How many are kept running for the next user. */
    public int prestarted() {
        return prestarted;
    }

    /** Sets {@link #prestarted()}. */
    public void setPrestarted(int value) {
        prestarted = value;
    }

    /** How many one user may have. */
    public int maxUserVms() {
        return maxUserVms;
    }

    /** Sets {@link #maxUserVms()}. */
    public void setMaxUserVms(int value) {
        maxUserVms = value;
    }

    /** Whether changes outlive the use by one user. */
    public boolean stateful() {
        return stateful;
    }

    /** Sets {@link #stateful()}. */
    public void setStateful(boolean value) {
        stateful = value;
    }

    /** Whether a virtual machine returns to the pool only when an administrator says so. */
    public boolean manual() {
        return manual;
    }

    /** Sets {@link #manual()}. */
    public void setManual(boolean value) {
        manual = value;
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

    /** What the virtual machines are to be like. */
    public VmSettings settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(VmSettings value) {
        settings = Objects.requireNonNull(value, "settings");
    }

    /** Whether its virtual machines are being removed, and itself with the last of them. */
    public boolean removing() {
        return removing;
    }

    /** Sets {@link #removing()}. */
    public void setRemoving(boolean value) {
        removing = value;
    }
}
