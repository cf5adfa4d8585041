package org.vireo.inventory;

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
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VnicProfileId;

/** A network interface of a virtual machine or template. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "nic")
public class Nic implements Named {
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

    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "template_id")
    @Convert(converter = UuidConverter.class)
    private UUID templateId;

    @Column(name = "vnic_profile_id")
    @Convert(converter = UuidConverter.class)
    private UUID vnicProfileId;

    @Column(name = "mac")
    private String mac = "";

    @Column(name = "model")
    @Enumerated(EnumType.STRING)
    private NicModel model;

    @Column(name = "linked")
    private boolean linked;

    @Column(name = "plugged")
    private boolean plugged;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Nic() {}

    /** A new one, not yet kept. */
    public Nic(NicId id) {
        this.id = id.value();
    }

    /** Its id. */
    public NicId id() {
        return new NicId(id);
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

    /** The virtual machine, if it is one. */
    public Optional<VmId> vmId() {
        return Optional.ofNullable(vmId).map(VmId::new);
    }

    /** Sets {@link #vmId()}. */
    public void setVmId(Optional<VmId> value) {
        vmId = value.map(VmId::value).orElse(null);
    }

    /** The template, if it is one. */
    public Optional<TemplateId> templateId() {
        return Optional.ofNullable(templateId).map(TemplateId::new);
    }

    /** Sets {@link #templateId()}. */
    public void setTemplateId(Optional<TemplateId> value) {
        templateId = value.map(TemplateId::value).orElse(null);
    }

    /** What it is connected to. */
    public Optional<VnicProfileId> vnicProfileId() {
        return Optional.ofNullable(vnicProfileId).map(VnicProfileId::new);
    }

    /** Sets {@link #vnicProfileId()}. */
    public void setVnicProfileId(Optional<VnicProfileId> value) {
        vnicProfileId = value.map(VnicProfileId::value).orElse(null);
    }

    /** Colon form, empty for a template. */
    public String mac() {
        return mac;
    }

    /** Sets {@link #mac()}. */
    public void setMac(String value) {
        mac = Objects.requireNonNull(value, "mac");
    }

    /** How the guest sees it. */
    public NicModel model() {
        return model;
    }

    /** Sets {@link #model()}. */
    public void setModel(NicModel value) {
        model = Objects.requireNonNull(value, "model");
    }

    /** Whether the cable is plugged. */
    public boolean linked() {
        return linked;
    }

    /** Sets {@link #linked()}. */
    public void setLinked(boolean value) {
        linked = value;
    }

    /** Whether the guest sees it. */
    public boolean plugged() {
        return plugged;
    }

    /** Sets {@link #plugged()}. */
    public void setPlugged(boolean value) {
        plugged = value;
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
