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
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;

/** Ties a disk to a virtual machine or template. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "disk_attachment")
public class DiskAttachment {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "disk_id")
    @Convert(converter = UuidConverter.class)
    private UUID diskId;

    @Column(name = "vm_id")
    @Convert(converter = UuidConverter.class)
    private UUID vmId;

    @Column(name = "template_id")
    @Convert(converter = UuidConverter.class)
    private UUID templateId;

    @Column(name = "interface")
    @Enumerated(EnumType.STRING)
    private DiskInterface attachment;

    @Column(name = "bootable")
    private boolean bootable;

    @Column(name = "active")
    private boolean active;

    @Column(name = "read_only")
    private boolean readOnly;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected DiskAttachment() {}

    /** A new one, not yet kept. */
    public DiskAttachment(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The disk. */
    public DiskId diskId() {
        return new DiskId(diskId);
    }

    /** Sets {@link #diskId()}. */
    public void setDiskId(DiskId value) {
        diskId = value.value();
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

    /** How the guest sees it. */
    public DiskInterface attachment() {
        return attachment;
    }

    /** Sets {@link #attachment()}. */
    public void setAttachment(DiskInterface value) {
        attachment = Objects.requireNonNull(value, "attachment");
    }

    /** Whether the firmware may boot from it. */
    public boolean bootable() {
        return bootable;
    }

    /** Sets {@link #bootable()}. */
    public void setBootable(boolean value) {
        bootable = value;
    }

    /** Whether the guest sees it. */
    public boolean active() {
        return active;
    }

    /** Sets {@link #active()}. */
    public void setActive(boolean value) {
        active = value;
    }

    /** Whether writes are refused. */
    public boolean readOnly() {
        return readOnly;
    }

    /** Sets {@link #readOnly()}. */
    public void setReadOnly(boolean value) {
        readOnly = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }
}
