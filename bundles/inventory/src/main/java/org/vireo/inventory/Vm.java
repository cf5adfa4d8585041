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
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.PauseCause;
import org.vireo.model.SnapshotId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** A virtual machine. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "vm")
public class Vm implements Named {
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

    @Column(name = "cluster_id")
    @Convert(converter = UuidConverter.class)
    private UUID clusterId;

    @Column(name = "template_id")
    @Convert(converter = UuidConverter.class)
    private UUID templateId;

    @Column(name = "original_template_id")
    @Convert(converter = UuidConverter.class)
    private UUID originalTemplateId;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private VmStatus status;

    @Column(name = "status_detail")
    private String statusDetail = "";

    @Column(name = "launch_number")
    private long launchNumber;

    @Column(name = "pause_cause")
    @Enumerated(EnumType.STRING)
    private PauseCause pauseCause;

    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "migrating_to")
    @Convert(converter = UuidConverter.class)
    private UUID migratingTo;

    @Column(name = "migration_percent")
    private Integer migrationPercent;

    @Column(name = "saved_host_id")
    @Convert(converter = UuidConverter.class)
    private UUID savedHostId;

    @Column(name = "memory_snapshot_id")
    @Convert(converter = UuidConverter.class)
    private UUID memorySnapshotId;

    @Column(name = "settings")
    @Convert(converter = VmSettingsConverter.class)
    private VmSettings settings;

    @Column(name = "run_settings")
    @Convert(converter = VmSettingsConverter.class)
    private VmSettings runSettings;

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "started")
    @Convert(converter = InstantConverter.class)
    private Instant started;

    @Column(name = "stopped")
    @Convert(converter = InstantConverter.class)
    private Instant stopped;

    @Column(name = "exit_reason")
    private String exitReason = "";

    @Column(name = "guest")
    @Convert(converter = JsonTextConverter.class)
    private String guest = "{}";

    @Column(name = "consoles")
    @Convert(converter = JsonTextConverter.class)
    private String consoles = "{}";

    @Column(name = "run_once")
    private boolean runOnce;

    @Column(name = "initialized")
    private boolean initialized;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Vm() {}

    /** A new one, not yet kept. */
    public Vm(VmId id) {
        this.id = id.value();
    }

    /** Its id. */
    public VmId id() {
        return new VmId(id);
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

    /** Its cluster. */
    public ClusterId clusterId() {
        return new ClusterId(clusterId);
    }

    /** Sets {@link #clusterId()}. */
    public void setClusterId(ClusterId value) {
        clusterId = value.value();
    }

    /** Its disks read through to. */
    public TemplateId templateId() {
        return new TemplateId(templateId);
    }

    /** Sets {@link #templateId()}. */
    public void setTemplateId(TemplateId value) {
        templateId = value.value();
    }

    /** It was made from. */
    public TemplateId originalTemplateId() {
        return new TemplateId(originalTemplateId);
    }

    /** Sets {@link #originalTemplateId()}. */
    public void setOriginalTemplateId(TemplateId value) {
        originalTemplateId = value.value();
    }

    /** State. */
    public VmStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(VmStatus value) {
        status = Objects.requireNonNull(value, "status");
    }

    /** Why it is in that state, for people. */
    public String statusDetail() {
        return statusDetail;
    }

    /** Sets {@link #statusDetail()}. */
    public void setStatusDetail(String value) {
        statusDetail = Objects.requireNonNull(value, "statusDetail");
    }

    /** Which start of it was asked for last, 0 before the first; see {@link #nextLaunch}. */
    public long launchNumber() {
        return launchNumber;
    }

    /**
     * Another start is about to be asked for. Numbers follow the clock, so an inventory that was brought back from a copy does not give them
     * out twice.
     */
    public void nextLaunch(Instant now) {
        launchNumber = Math.max(launchNumber + 1, now.toEpochMilli());
    }

    /** Why its hypervisor halted it unasked, while it does. */
    public Optional<PauseCause> pauseCause() {
        return Optional.ofNullable(pauseCause);
    }

    /** Sets {@link #pauseCause()}. */
    public void setPauseCause(Optional<PauseCause> value) {
        pauseCause = value.orElse(null);
    }

    /** Where it runs or starts. */
    public Optional<HostId> hostId() {
        return Optional.ofNullable(hostId).map(HostId::new);
    }

    /** Sets {@link #hostId()}. */
    public void setHostId(Optional<HostId> value) {
        hostId = value.map(HostId::value).orElse(null);
    }

    /** Which host is to take it over while it runs; as long as this is set, only the job that moves it says where it runs. */
    public Optional<HostId> migratingTo() {
        return Optional.ofNullable(migratingTo).map(HostId::new);
    }

    /** Sets {@link #migratingTo()}. */
    public void setMigratingTo(Optional<HostId> value) {
        migratingTo = value.map(HostId::value).orElse(null);
        if (value.isEmpty()) {
            migrationPercent = null;
        }
    }

    /** How much of its memory has gone over, 0 to 100, while it is being moved. */
    public Optional<Integer> migrationPercent() {
        return Optional.ofNullable(migrationPercent);
    }

    /** Sets {@link #migrationPercent()}. */
    public void setMigrationPercent(Optional<Integer> value) {
        migrationPercent = value.orElse(null);
    }

    /** Which host holds its saved memory. */
    public Optional<HostId> savedHostId() {
        return Optional.ofNullable(savedHostId).map(HostId::new);
    }

    /** Sets {@link #savedHostId()}. */
    public void setSavedHostId(Optional<HostId> value) {
        savedHostId = value.map(HostId::value).orElse(null);
    }

    /** The snapshot from whose memory its next start goes on. */
    public Optional<SnapshotId> memorySnapshotId() {
        return Optional.ofNullable(memorySnapshotId).map(SnapshotId::new);
    }

    /** Sets {@link #memorySnapshotId()}. */
    public void setMemorySnapshotId(Optional<SnapshotId> value) {
        memorySnapshotId = value.map(SnapshotId::value).orElse(null);
    }

    /** For the next start. */
    public VmSettings settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(VmSettings value) {
        settings = Objects.requireNonNull(value, "settings");
    }

    /** It runs with. */
    public Optional<VmSettings> runSettings() {
        return Optional.ofNullable(runSettings);
    }

    /** What applies now: what it runs with, or else what it will start with. */
    public VmSettings settingsNow() {
        return runSettings().orElse(settings());
    }

    /** Sets {@link #runSettings()}. */
    public void setRunSettings(Optional<VmSettings> value) {
        runSettings = value.orElse(null);
    }

    /** When it was added. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
    }

    /** When it last started. */
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** Sets {@link #started()}. */
    public void setStarted(Optional<Instant> value) {
        started = value.orElse(null);
    }

    /** When it last ended. */
    public Optional<Instant> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Sets {@link #stopped()}. */
    public void setStopped(Optional<Instant> value) {
        stopped = value.orElse(null);
    }

    /** Why it last ended. */
    public String exitReason() {
        return exitReason;
    }

    /** Sets {@link #exitReason()}. */
    public void setExitReason(String value) {
        exitReason = Objects.requireNonNull(value, "exitReason");
    }

    /** What the guest agent last told, as JSON of the protocol. */
    public String guest() {
        return guest;
    }

    /** Sets {@link #guest()}. */
    public void setGuest(String value) {
        guest = Objects.requireNonNull(value, "guest");
    }

    /** Where its consoles listen, as JSON of the protocol. */
    public String consoles() {
        return consoles;
    }

    /** Sets {@link #consoles()}. */
    public void setConsoles(String value) {
        consoles = Objects.requireNonNull(value, "consoles");
    }

    /** Whether it runs with settings of one start only. */
    public boolean runOnce() {
        return runOnce;
    }

    /** Sets {@link #runOnce()}. */
    public void setRunOnce(boolean value) {
        runOnce = value;
    }

    /** Whether it has run before, so that its guest was told what it needs. */
    public boolean initialized() {
        return initialized;
    }

    /** Sets {@link #initialized()}. */
    public void setInitialized(boolean value) {
        initialized = value;
    }

    /** Of the report its state comes from. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Sets {@link #lastSequence()}. */
    public void setLastSequence(long value) {
        lastSequence = value;
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
}
