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
import org.vireo.model.JobId;
import org.vireo.model.PluginEventId;

/** Something that happened to a plugin; it outlives the plugin. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "plugin_event")
public class PluginEvent {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "version")
    private String version = "";

    @Column(name = "action")
    private String action = "";

    @Column(name = "succeeded")
    private boolean succeeded;

    @Column(name = "message")
    private String message = "";

    @Column(name = "actor")
    private String actor = "";

    @Column(name = "at")
    @Convert(converter = InstantConverter.class)
    private Instant at;

    @Column(name = "job_id")
    @Convert(converter = UuidConverter.class)
    private UUID jobId;

    /** For the persistence provider only. */
    protected PluginEvent() {}

    /** A new one, not yet kept. */
    public PluginEvent(PluginEventId id) {
        this.id = id.value();
    }

    /** Its id. */
    public PluginEventId id() {
        return new PluginEventId(id);
    }

    /** The id of the plugin in its manifest; the name of the file when there was no manifest to be read. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** Which version; empty when that is not known. */
    public String version() {
        return version;
    }

    /** Sets {@link #version()}. */
    public void setVersion(String value) {
        version = Objects.requireNonNull(value, "version");
    }

    /** What was done, such as {@code install}. */
    public String action() {
        return action;
    }

    /** Sets {@link #action()}. */
    public void setAction(String value) {
        action = Objects.requireNonNull(value, "action");
    }

    /** Whether it worked. */
    public boolean succeeded() {
        return succeeded;
    }

    /** Sets {@link #succeeded()}. */
    public void setSucceeded(boolean value) {
        succeeded = value;
    }

    /** What happened, for people. */
    public String message() {
        return message;
    }

    /** Sets {@link #message()}. */
    public void setMessage(String value) {
        message = Objects.requireNonNull(value, "message");
    }

    /** On whose behalf. */
    public String actor() {
        return actor;
    }

    /** Sets {@link #actor()}. */
    public void setActor(String value) {
        actor = Objects.requireNonNull(value, "actor");
    }

    /** When. */
    public Instant at() {
        return at;
    }

    /** Sets {@link #at()}. */
    public void setAt(Instant value) {
        at = Objects.requireNonNull(value, "at");
    }

    /** The job that did it. */
    public Optional<JobId> jobId() {
        return Optional.ofNullable(jobId).map(JobId::new);
    }

    /** Sets {@link #jobId()}. */
    public void setJobId(Optional<JobId> value) {
        jobId = value.map(JobId::value).orElse(null);
    }
}
