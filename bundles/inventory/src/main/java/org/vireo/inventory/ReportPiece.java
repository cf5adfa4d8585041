package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ReportRunId;

/** Some bytes of a report that was made. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "report_piece")
public class ReportPiece {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "report_run_id")
    @Convert(converter = UuidConverter.class)
    private UUID reportRunId;

    @Column(name = "number")
    private int number;

    @Column(name = "content")
    private String content = "";

    /** For the persistence provider only. */
    protected ReportPiece() {}

    /** A new one, not yet kept. */
    public ReportPiece(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** Whose. */
    public ReportRunId reportRunId() {
        return new ReportRunId(reportRunId);
    }

    /** Sets {@link #reportRunId()}. */
    public void setReportRunId(ReportRunId value) {
        reportRunId = value.value();
    }

    /** Its place among them, from 0. */
    public int number() {
        return number;
    }

    /** Sets {@link #number()}. */
    public void setNumber(int value) {
        number = value;
    }

    /** Its bytes in Base64. */
    public String content() {
        return content;
    }

    /** Sets {@link #content()}. */
    public void setContent(String value) {
        content = Objects.requireNonNull(value, "content");
    }
}
