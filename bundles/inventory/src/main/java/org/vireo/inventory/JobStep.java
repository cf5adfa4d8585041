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
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.StepId;

/** A step of a job. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "job_step")
public class JobStep {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "job_id")
    @Convert(converter = UuidConverter.class)
    private UUID jobId;

    @Column(name = "number")
    private int number;

    @Column(name = "step_name")
    private String stepName = "";

    @Column(name = "description")
    private String description = "";

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private JobStatus status;

    @Column(name = "progress")
    private int progress;

    @Column(name = "started")
    @Convert(converter = InstantConverter.class)
    private Instant started;

    @Column(name = "ended")
    @Convert(converter = InstantConverter.class)
    private Instant ended;

    @Column(name = "undone")
    private boolean undone;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "parent_step_id")
    @Convert(converter = UuidConverter.class)
    private UUID parentStepId;

    @Column(name = "external")
    private boolean external;

    @Column(name = "type")
    private String type = "executing";

    @Column(name = "external_id")
    private String externalId = "";

    @Column(name = "cancellable")
    private boolean cancellable;

    /** For the persistence provider only. */
    protected JobStep() {}

    /** A new one, not yet kept. */
    public JobStep(StepId id) {
        this.id = id.value();
    }

    /** Its id. */
    public StepId id() {
        return new StepId(id);
    }

    /** Its job. */
    public JobId jobId() {
        return new JobId(jobId);
    }

    /** Sets {@link #jobId()}. */
    public void setJobId(JobId value) {
        jobId = value.value();
    }

    /** Order, from 0. */
    public int number() {
        return number;
    }

    /** Sets {@link #number()}. */
    public void setNumber(int value) {
        number = value;
    }

    /** Name within the plan. */
    public String stepName() {
        return stepName;
    }

    /** Sets {@link #stepName()}. */
    public void setStepName(String value) {
        stepName = Objects.requireNonNull(value, "stepName");
    }

    /** For people. */
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** State. */
    public JobStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(JobStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** 0 to 100. */
    public int progress() {
        return progress;
    }

    /** Sets {@link #progress()}. */
    public void setProgress(int value) {
        progress = value;
    }

    /** When it began. */
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** Sets {@link #started()}. */
    public void setStarted(Optional<Instant> value) {
        started = value.orElse(null);
    }

    /** When it ended. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Sets {@link #ended()}. */
    public void setEnded(Optional<Instant> value) {
        ended = value.orElse(null);
    }

    /** Whether it was undone. */
    public boolean undone() {
        return undone;
    }

    /** Sets {@link #undone()}. */
    public void setUndone(boolean value) {
        undone = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }

    /** The step it is part of. */
    public Optional<UUID> parentStepId() {
        return Optional.ofNullable(parentStepId);
    }

    /** Sets {@link #parentStepId()}. */
    public void setParentStepId(Optional<UUID> value) {
        parentStepId = value.orElse(null);
    }

    /** Whether it is done outside of the engine. */
    public boolean external() {
        return external;
    }

    /** Sets {@link #external()}. */
    public void setExternal(boolean value) {
        external = value;
    }

    /** What it does, in the words of API v4. */
    public String type() {
        return type;
    }

    /** Sets {@link #type()}. */
    public void setType(String value) {
        type = Objects.requireNonNull(value, "type");
    }

    /** What the outside system calls it. */
    public String externalId() {
        return externalId;
    }

    /** Sets {@link #externalId()}. */
    public void setExternalId(String value) {
        externalId = Objects.requireNonNull(value, "externalId");
    }

    /** Whether the job may be cancelled before this step begins. */
    public boolean cancellable() {
        return cancellable;
    }

    /** Sets {@link #cancellable()}. */
    public void setCancellable(boolean value) {
        cancellable = value;
    }
}
