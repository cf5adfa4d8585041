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
import org.vireo.model.UserId;

/** A command under way or done. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "job")
public class Job {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "command_type")
    private String commandType = "";

    @Column(name = "command")
    @Convert(converter = JsonTextConverter.class)
    private String command = "{}";

    @Column(name = "description")
    private String description = "";

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private JobStatus status;

    @Column(name = "failure")
    private String failure = "";

    @Column(name = "owner_id")
    @Convert(converter = UuidConverter.class)
    private UUID ownerId;

    @Column(name = "correlation_id")
    private String correlationId = "";

    @Column(name = "context")
    @Convert(converter = JsonTextConverter.class)
    private String context = "{}";

    @Column(name = "started")
    @Convert(converter = InstantConverter.class)
    private Instant started;

    @Column(name = "ended")
    @Convert(converter = InstantConverter.class)
    private Instant ended;

    @Column(name = "node")
    private String node = "";

    @Column(name = "lease_until")
    @Convert(converter = InstantConverter.class)
    private Instant leaseUntil;

    @Column(name = "undoing")
    private boolean undoing;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    @Column(name = "external")
    private boolean external;

    @Column(name = "auto_cleared")
    private boolean autoCleared = true;

    @Column(name = "failure_kind")
    private String failureKind = "";

    @Column(name = "cancelled")
    @Convert(converter = InstantConverter.class)
    private Instant cancelled;

    @Column(name = "cancelled_by")
    private String cancelledBy = "";

    /** For the persistence provider only. */
    protected Job() {}

    /** A new one, not yet kept. */
    public Job(JobId id) {
        this.id = id.value();
    }

    /** Its id. */
    public JobId id() {
        return new JobId(id);
    }

    /** Simple name of the command. */
    public String commandType() {
        return commandType;
    }

    /** Sets {@link #commandType()}. */
    public void setCommandType(String value) {
        commandType = Objects.requireNonNull(value, "commandType");
    }

    /** The command, as JSON. */
    public String command() {
        return command;
    }

    /** Sets {@link #command()}. */
    public void setCommand(String value) {
        command = Objects.requireNonNull(value, "command");
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

    /** Why it failed, for people. */
    public String failure() {
        return failure;
    }

    /** Sets {@link #failure()}. */
    public void setFailure(String value) {
        failure = Objects.requireNonNull(value, "failure");
    }

    /** Who asked. */
    public Optional<UserId> ownerId() {
        return Optional.ofNullable(ownerId).map(UserId::new);
    }

    /** Sets {@link #ownerId()}. */
    public void setOwnerId(Optional<UserId> value) {
        ownerId = value.map(UserId::value).orElse(null);
    }

    /** Ties together what one request caused. */
    public String correlationId() {
        return correlationId;
    }

    /** Sets {@link #correlationId()}. */
    public void setCorrelationId(String value) {
        correlationId = Objects.requireNonNull(value, "correlationId");
    }

    /** Results of its steps, by name. */
    public String context() {
        return context;
    }

    /** Sets {@link #context()}. */
    public void setContext(String value) {
        context = Objects.requireNonNull(value, "context");
    }

    /** When it began. */
    public Instant started() {
        return started;
    }

    /** Sets {@link #started()}. */
    public void setStarted(Instant value) {
        started = Objects.requireNonNull(value, "started");
    }

    /** When it ended. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Sets {@link #ended()}. */
    public void setEnded(Optional<Instant> value) {
        ended = value.orElse(null);
    }

    /** Engine node that runs it. */
    public String node() {
        return node;
    }

    /** Sets {@link #node()}. */
    public void setNode(String value) {
        node = Objects.requireNonNull(value, "node");
    }

    /** Until when the node holds it. */
    public Optional<Instant> leaseUntil() {
        return Optional.ofNullable(leaseUntil);
    }

    /** Sets {@link #leaseUntil()}. */
    public void setLeaseUntil(Optional<Instant> value) {
        leaseUntil = value.orElse(null);
    }

    /** Whether its steps are being undone. */
    public boolean undoing() {
        return undoing;
    }

    /** Sets {@link #undoing()}. */
    public void setUndoing(boolean value) {
        undoing = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }

    /** Whether it is done outside of the engine, which only keeps account of it. */
    public boolean external() {
        return external;
    }

    /** Sets {@link #external()}. */
    public void setExternal(boolean value) {
        external = value;
    }

    /** Whether it may be forgotten once it ended. */
    public boolean autoCleared() {
        return autoCleared;
    }

    /** Sets {@link #autoCleared()}. */
    public void setAutoCleared(boolean value) {
        autoCleared = value;
    }

    /** When somebody asked that it end before its time; the runner heeds that at the next step that can be kept from beginning. */
    public Optional<Instant> cancelled() {
        return Optional.ofNullable(cancelled);
    }

    /** Sets {@link #cancelled()}. */
    public void setCancelled(Optional<Instant> value) {
        cancelled = value.orElse(null);
    }

    /** Who asked that, as {@code name@profile}; empty when nobody did. */
    public String cancelledBy() {
        return cancelledBy;
    }

    /** Sets {@link #cancelledBy()}. */
    public void setCancelledBy(String value) {
        cancelledBy = Objects.requireNonNull(value, "cancelledBy");
    }

    /** What kind of failure {@link #failure()} tells of, in lower case, such as {@code external}; empty when it did not fail. */
    public String failureKind() {
        return failureKind;
    }

    /** Sets {@link #failureKind()}. */
    public void setFailureKind(String value) {
        failureKind = Objects.requireNonNull(value, "failureKind");
    }
}
