package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ReportRunId;
import org.vireo.model.ReportScheduleId;
import org.vireo.model.UserId;

/** A report that is made again and again. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "report_schedule")
public class ReportSchedule {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "owner_id")
    @Convert(converter = UuidConverter.class)
    private UUID ownerId;

    @Column(name = "content")
    @Convert(converter = JsonTextConverter.class)
    private String content = "{}";

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "due")
    @Convert(converter = InstantConverter.class)
    private Instant due;

    @Column(name = "last_due")
    @Convert(converter = InstantConverter.class)
    private Instant lastDue;

    @Column(name = "last_run_id")
    @Convert(converter = UuidConverter.class)
    private UUID lastRunId;

    @Column(name = "detail")
    private String detail = "";

    /** For the persistence provider only. */
    protected ReportSchedule() {}

    /** A new one, not yet kept. */
    public ReportSchedule(ReportScheduleId id) {
        this.id = id.value();
    }

    /** Its id. */
    public ReportScheduleId id() {
        return new ReportScheduleId(id);
    }

    /** What its owner calls it. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** With whose rights it runs. */
    public UserId ownerId() {
        return new UserId(ownerId);
    }

    /** Sets {@link #ownerId()}. */
    public void setOwnerId(UserId value) {
        ownerId = value.value();
    }

    /** What is made when and sent to whom, as an object. */
    public String content() {
        return content;
    }

    /** Sets {@link #content()}. */
    public void setContent(String value) {
        content = Objects.requireNonNull(value, "content");
    }

    /** Whether it runs at all. */
    public boolean enabled() {
        return enabled;
    }

    /** Sets {@link #enabled()}. */
    public void setEnabled(boolean value) {
        enabled = value;
    }

    /** When it runs next; empty when it does not. */
    public Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /** Sets {@link #due()}. */
    public void setDue(Optional<Instant> value) {
        due = value.orElse(null);
    }

    /** Which time it ran for last. */
    public Optional<Instant> lastDue() {
        return Optional.ofNullable(lastDue);
    }

    /** Sets {@link #lastDue()}. */
    public void setLastDue(Optional<Instant> value) {
        lastDue = value.orElse(null);
    }

    /** What it made last, which may be forgotten by now. */
    public Optional<ReportRunId> lastRunId() {
        return Optional.ofNullable(lastRunId).map(ReportRunId::new);
    }

    /** Sets {@link #lastRunId()}. */
    public void setLastRunId(Optional<ReportRunId> value) {
        lastRunId = value.map(ReportRunId::value).orElse(null);
    }

    /** Why it stopped, or could not run last; empty when nothing is wrong. */
    public String detail() {
        return detail;
    }

    /** Sets {@link #detail()}. */
    public void setDetail(String value) {
        detail = Objects.requireNonNull(value, "detail");
    }
}
