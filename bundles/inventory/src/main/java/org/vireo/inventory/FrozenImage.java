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
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.SnapshotId;

/** An image that a snapshot keeps: nothing writes to it any more. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "frozen_image")
public class FrozenImage {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "snapshot_id")
    @Convert(converter = UuidConverter.class)
    private UUID snapshotId;

    @Column(name = "disk_id")
    @Convert(converter = UuidConverter.class)
    private UUID diskId;

    @Column(name = "parent_id")
    @Convert(converter = UuidConverter.class)
    private UUID parentId;

    @Column(name = "format")
    @Enumerated(EnumType.STRING)
    private DiskFormat format;

    @Column(name = "size")
    private long size;

    @Column(name = "allocated")
    private long allocated;

    @Column(name = "spoilt")
    private boolean spoilt;

    /** For the persistence provider only. */
    protected FrozenImage() {}

    /** A new one, not yet kept. */
    public FrozenImage(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The snapshot whose state it holds. */
    public SnapshotId snapshotId() {
        return new SnapshotId(snapshotId);
    }

    /** Sets {@link #snapshotId()}. */
    public void setSnapshotId(SnapshotId value) {
        snapshotId = value.value();
    }

    /** The disk it was the image of. */
    public DiskId diskId() {
        return new DiskId(diskId);
    }

    /** Sets {@link #diskId()}. */
    public void setDiskId(DiskId value) {
        diskId = value.value();
    }

    /** The image it reads through to. */
    public Optional<UUID> parentId() {
        return Optional.ofNullable(parentId);
    }

    /** Sets {@link #parentId()}. */
    public void setParentId(Optional<UUID> value) {
        parentId = value.orElse(null);
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

    /** Whether a merge has begun to write into it, so that it no longer holds what the snapshot held. */
    public boolean spoilt() {
        return spoilt;
    }

    /** Sets {@link #spoilt()}. */
    public void setSpoilt(boolean value) {
        spoilt = value;
    }
}
