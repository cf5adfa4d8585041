package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.JobId;

/** What a job keeps from changing. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "object_lock")
public class ObjectLock {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "lock_key")
    private String lockKey = "";

    @Column(name = "job_id")
    @Convert(converter = UuidConverter.class)
    private UUID jobId;

    @Column(name = "exclusive")
    private boolean exclusive;

    /** For the persistence provider only. */
    protected ObjectLock() {}

    /** A new one, not yet kept. */
    public ObjectLock(UUID id) {
        this.id = id;
    }

    /** Identifies it. */
    public UUID id() {
        return id;
    }

    /** What is locked, such as {@code vm/<id>}. */
    public String lockKey() {
        return lockKey;
    }

    /** Sets {@link #lockKey()}. */
    public void setLockKey(String value) {
        lockKey = Objects.requireNonNull(value, "lockKey");
    }

    /** Who holds it; the lock goes when the job is removed. */
    public JobId jobId() {
        return new JobId(jobId);
    }

    /** Sets {@link #jobId()}. */
    public void setJobId(JobId value) {
        jobId = value.value();
    }

    /** Whether nobody else may hold it, not even shared. */
    public boolean exclusive() {
        return exclusive;
    }

    /** Sets {@link #exclusive()}. */
    public void setExclusive(boolean value) {
        exclusive = value;
    }
}
