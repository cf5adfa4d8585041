package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.Severity;

/** Something that happened, kept for users to read. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "event")
public class LoggedEvent {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "number")
    private Long number;

    @Column(name = "code")
    private int code;

    @Column(name = "severity")
    @Enumerated(EnumType.STRING)
    private Severity severity;

    /** The severity as a number that grows with it, so that "at least" can be asked for. */
    @Column(name = "severity_rank")
    private int severityRank;

    @Column(name = "message")
    private String message = "";

    @Column(name = "at")
    @Convert(converter = InstantConverter.class)
    private Instant at;

    @Column(name = "actor")
    private String actor = "";

    @Column(name = "correlation_id")
    private String correlationId = "";

    @Column(name = "origin")
    private String origin = "";

    @Column(name = "custom_id")
    private int customId;

    @Column(name = "subjects")
    @Convert(converter = JsonTextConverter.class)
    private String subjects = "{}";

    @Column(name = "deleted")
    private boolean deleted;

    /** For the persistence provider only. */
    protected LoggedEvent() {}

    /** A new one, not yet kept. */
    public LoggedEvent(UUID id) {
        this.id = id;
    }

    /** Identifies it. */
    public UUID id() {
        return id;
    }

    /** Its place in the order in which events became visible; empty until shortly after the commit. */
    public OptionalLong number() {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Sets {@link #number()}. */
    public void setNumber(OptionalLong value) {
        number = value.isPresent() ? value.getAsLong() : null;
    }

    /** Number of API v4. */
    public int code() {
        return code;
    }

    /** Sets {@link #code()}. */
    public void setCode(int value) {
        code = value;
    }

    /** How serious. */
    public Severity severity() {
        return severity;
    }

    /** Sets {@link #severity()}. */
    public void setSeverity(Severity value) {
        severity = Objects.requireNonNull(value, "severity");
        severityRank = value.ordinal();
    }

    /** For people. */
    public String message() {
        return message;
    }

    /** Sets {@link #message()}. */
    public void setMessage(String value) {
        message = Objects.requireNonNull(value, "message");
    }

    /** When. */
    public Instant at() {
        return at;
    }

    /** Sets {@link #at()}. */
    public void setAt(Instant value) {
        at = Objects.requireNonNull(value, "at");
    }

    /** Who caused it. */
    public String actor() {
        return actor;
    }

    /** Sets {@link #actor()}. */
    public void setActor(String value) {
        actor = Objects.requireNonNull(value, "actor");
    }

    /** Ties together what one request caused. */
    public String correlationId() {
        return correlationId;
    }

    /** Sets {@link #correlationId()}. */
    public void setCorrelationId(String value) {
        correlationId = Objects.requireNonNull(value, "correlationId");
    }

    /** Who reported it. */
    public String origin() {
        return origin;
    }

    /** Sets {@link #origin()}. */
    public void setOrigin(String value) {
        origin = Objects.requireNonNull(value, "origin");
    }

    /** Number given by an external sender, -1 otherwise. */
    public int customId() {
        return customId;
    }

    /** Sets {@link #customId()}. */
    public void setCustomId(int value) {
        customId = value;
    }

    /** What it is about: a JSON object from kind to id. */
    public String subjects() {
        return subjects;
    }

    /** Sets {@link #subjects()}. */
    public void setSubjects(String value) {
        subjects = Objects.requireNonNull(value, "subjects");
    }

    /** Whether it is hidden from clients. */
    public boolean deleted() {
        return deleted;
    }

    /** Sets {@link #deleted()}. */
    public void setDeleted(boolean value) {
        deleted = value;
    }
}
