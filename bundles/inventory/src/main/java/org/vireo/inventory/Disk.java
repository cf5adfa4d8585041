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
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.StorageDomainId;

/** A virtual disk. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "disk")
public class Disk implements Named {
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

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private DiskStatus status;

    @Column(name = "storage_domain_id")
    @Convert(converter = UuidConverter.class)
    private UUID storageDomainId;

    @Column(name = "format")
    @Enumerated(EnumType.STRING)
    private DiskFormat format;

    @Column(name = "size_bytes")
    private long size;

    @Column(name = "allocated_bytes")
    private long allocated;

    @Column(name = "sparse")
    private boolean sparse;

    @Column(name = "shareable")
    private boolean shareable;

    @Column(name = "wipe_after_delete")
    private boolean wipeAfterDelete;

    @Column(name = "read_only")
    private boolean readOnly;

    @Column(name = "backing_disk_id")
    @Convert(converter = UuidConverter.class)
    private UUID backingDiskId;

    @Column(name = "content_type")
    private String contentType = "";

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "image_id")
    @Convert(converter = UuidConverter.class)
    private UUID imageId;

    @Column(name = "parent_image_id")
    @Convert(converter = UuidConverter.class)
    private UUID parentImageId;

    /** For the persistence provider only. */
    protected Disk() {}

    /** A new one, not yet kept. */
    public Disk(DiskId id) {
        this.id = id.value();
    }

    /** Its id. */
    public DiskId id() {
        return new DiskId(id);
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

    /** State. */
    public DiskStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(DiskStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** Where its image lies. */
    public Optional<StorageDomainId> storageDomainId() {
        return Optional.ofNullable(storageDomainId).map(StorageDomainId::new);
    }

    /** Sets {@link #storageDomainId()}. */
    public void setStorageDomainId(Optional<StorageDomainId> value) {
        storageDomainId = value.map(StorageDomainId::value).orElse(null);
    }

    /** Layout. */
    public DiskFormat format() {
        return format;
    }

    /** Sets {@link #format()}. */
    public void setFormat(DiskFormat value) {
        format = Objects.requireNonNull(value, "format");
    }

    /** Virtual size. */
    public ByteSize size() {
        return new ByteSize(size);
    }

    /** Sets {@link #size()}. */
    public void setSize(ByteSize value) {
        size = value.bytes();
    }

    /** Space taken. */
    public ByteSize allocated() {
        return new ByteSize(allocated);
    }

    /** Sets {@link #allocated()}. */
    public void setAllocated(ByteSize value) {
        allocated = value.bytes();
    }

    /** Whether space is taken as it is written. */
    public boolean sparse() {
        return sparse;
    }

    /** Sets {@link #sparse()}. */
    public void setSparse(boolean value) {
        sparse = value;
    }

    /** Whether several virtual machines may use it. */
    public boolean shareable() {
        return shareable;
    }

    /** Sets {@link #shareable()}. */
    public void setShareable(boolean value) {
        shareable = value;
    }

    /** Whether its bytes are overwritten on removal. */
    public boolean wipeAfterDelete() {
        return wipeAfterDelete;
    }

    /** Sets {@link #wipeAfterDelete()}. */
    public void setWipeAfterDelete(boolean value) {
        wipeAfterDelete = value;
    }

    /** Whether writes are refused. */
    public boolean readOnly() {
        return readOnly;
    }

    /** Sets {@link #readOnly()}. */
    public void setReadOnly(boolean value) {
        readOnly = value;
    }

    /** What its image reads through to. */
    public Optional<DiskId> backingDiskId() {
        return Optional.ofNullable(backingDiskId).map(DiskId::new);
    }

    /** Sets {@link #backingDiskId()}. */
    public void setBackingDiskId(Optional<DiskId> value) {
        backingDiskId = value.map(DiskId::value).orElse(null);
    }

    /** Such as data or iso. */
    public String contentType() {
        return contentType;
    }

    /** Sets {@link #contentType()}. */
    public void setContentType(String value) {
        contentType = Objects.requireNonNull(value, "contentType");
    }

    /** When it was added. */
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

    /** The image a virtual machine writes to, unless it has the id of the disk. */
    public Optional<UUID> imageId() {
        return Optional.ofNullable(imageId);
    }

    /** Sets {@link #imageId()}. */
    public void setImageId(Optional<UUID> value) {
        imageId = value.orElse(null);
    }

    /** The frozen image it reads through to. */
    public Optional<UUID> parentImageId() {
        return Optional.ofNullable(parentImageId);
    }

    /** Sets {@link #parentImageId()}. */
    public void setParentImageId(Optional<UUID> value) {
        parentImageId = value.orElse(null);
    }
}
