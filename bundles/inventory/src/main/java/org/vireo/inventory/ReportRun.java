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

/** A report that was made, or is being made. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "report_run")
public class ReportRun {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "report")
    private String report = "";

    @Column(name = "title")
    private String title = "";

    @Column(name = "form")
    private String form = "";

    @Column(name = "media_type")
    private String mediaType = "";

    @Column(name = "wishes")
    @Convert(converter = JsonTextConverter.class)
    private String wishes = "{}";

    @Column(name = "owner_id")
    @Convert(converter = UuidConverter.class)
    private UUID ownerId;

    @Column(name = "schedule_id")
    @Convert(converter = UuidConverter.class)
    private UUID scheduleId;

    @Column(name = "state")
    private String state = "";

    @Column(name = "detail")
    private String detail = "";

    @Column(name = "ending")
    private boolean ending;

    @Column(name = "size")
    private long size;

    @Column(name = "begun")
    @Convert(converter = InstantConverter.class)
    private Instant begun;

    @Column(name = "expires")
    @Convert(converter = InstantConverter.class)
    private Instant expires;

    /** For the persistence provider only. */
    protected ReportRun() {}

    /** A new one, not yet kept. */
    public ReportRun(ReportRunId id) {
        this.id = id.value();
    }

    /** Its id. */
    public ReportRunId id() {
        return new ReportRunId(id);
    }

    /** Which report. */
    public String report() {
        return report;
    }

    /** Sets {@link #report()}. */
    public void setReport(String value) {
        report = Objects.requireNonNull(value, "report");
    }

    /** What it is called, in the language of whoever asked. */
    public String title() {
        return title;
    }

    /** Sets {@link #title()}. */
    public void setTitle(String value) {
        title = Objects.requireNonNull(value, "title");
    }

    /** The type of its form, such as {@code pdf}. */
    public String form() {
        return form;
    }

    /** Sets {@link #form()}. */
    public void setForm(String value) {
        form = Objects.requireNonNull(value, "form");
    }

    /** What its bytes are; empty until they are there. */
    public String mediaType() {
        return mediaType;
    }

    /** Sets {@link #mediaType()}. */
    public void setMediaType(String value) {
        mediaType = Objects.requireNonNull(value, "mediaType");
    }

    /** What was asked for, as an object of texts. */
    public String wishes() {
        return wishes;
    }

    /** Sets {@link #wishes()}. */
    public void setWishes(String value) {
        wishes = Objects.requireNonNull(value, "wishes");
    }

    /** Who asked for it. */
    public UserId ownerId() {
        return new UserId(ownerId);
    }

    /** Sets {@link #ownerId()}. */
    public void setOwnerId(UserId value) {
        ownerId = value.value();
    }

    /** The schedule that wanted it, which may be gone by now; empty when somebody asked by hand. */
    public Optional<ReportScheduleId> scheduleId() {
        return Optional.ofNullable(scheduleId).map(ReportScheduleId::new);
    }

    /** Sets {@link #scheduleId()}. */
    public void setScheduleId(Optional<ReportScheduleId> value) {
        scheduleId = value.map(ReportScheduleId::value).orElse(null);
    }

    /** {@code running}, {@code done}, {@code failed} or {@code cancelled}. */
    public String state() {
        return state;
    }

    /** Sets {@link #state()}. */
    public void setState(String value) {
        state = Objects.requireNonNull(value, "state");
    }

    /** Why it failed; empty when it did not. */
    public String detail() {
        return detail;
    }

    /** Sets {@link #detail()}. */
    public void setDetail(String value) {
        detail = Objects.requireNonNull(value, "detail");
    }

    /** Whether somebody wants it to end. */
    public boolean ending() {
        return ending;
    }

    /** Sets {@link #ending()}. */
    public void setEnding(boolean value) {
        ending = value;
    }

    /** How many bytes it has. */
    public long size() {
        return size;
    }

    /** Sets {@link #size()}. */
    public void setSize(long value) {
        size = value;
    }

    /** When it was asked for. */
    public Instant begun() {
        return begun;
    }

    /** Sets {@link #begun()}. */
    public void setBegun(Instant value) {
        begun = Objects.requireNonNull(value, "begun");
    }

    /** When it is forgotten. */
    public Instant expires() {
        return expires;
    }

    /** Sets {@link #expires()}. */
    public void setExpires(Instant value) {
        expires = Objects.requireNonNull(value, "expires");
    }
}
