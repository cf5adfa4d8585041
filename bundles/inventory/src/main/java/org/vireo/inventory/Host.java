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
import org.vireo.model.HostStatus;

/** A machine that runs virtual machines. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "host")
public class Host implements Named {
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

    @Column(name = "address")
    private String address = "";

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private HostStatus status;

    @Column(name = "status_detail")
    private String statusDetail = "";

    @Column(name = "maintenance_reason")
    private String maintenanceReason = "";

    @Column(name = "enrolled")
    private boolean enrolled;

    @Column(name = "certificate_serial")
    private String certificateSerial = "";

    @Column(name = "key_fingerprint")
    private String keyFingerprint = "";

    @Column(name = "updates")
    @Convert(converter = JsonTextConverter.class)
    private String updates = "{}";

    @Column(name = "last_heartbeat")
    @Convert(converter = InstantConverter.class)
    private Instant lastHeartbeat;

    @Column(name = "hypervisor_reachable")
    private boolean hypervisorReachable;

    @Column(name = "capabilities")
    @Convert(converter = JsonTextConverter.class)
    private String capabilities = "{}";

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Host() {}

    /** A new one, not yet kept. */
    public Host(HostId id) {
        this.id = id.value();
    }

    /** Its id. */
    public HostId id() {
        return new HostId(id);
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

    /** Name or IP by which it is known. */
    public String address() {
        return address;
    }

    /** Sets {@link #address()}. */
    public void setAddress(String value) {
        address = Objects.requireNonNull(value, "address");
    }

    /** State. */
    public HostStatus status() {
        return status;
    }

    /** Sets {@link #status()}. */
    public void setStatus(HostStatus value) {
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

    /** Given by who put it in maintenance. */
    public String maintenanceReason() {
        return maintenanceReason;
    }

    /** Sets {@link #maintenanceReason()}. */
    public void setMaintenanceReason(String value) {
        maintenanceReason = Objects.requireNonNull(value, "maintenanceReason");
    }

    /** Whether it holds a valid certificate of ours. */
    public boolean enrolled() {
        return enrolled;
    }

    /** Sets {@link #enrolled()}. */
    public void setEnrolled(boolean value) {
        enrolled = value;
    }

    /** Hexadecimal serial of its certificate, empty if none. */
    public String certificateSerial() {
        return certificateSerial;
    }

    /** Sets {@link #certificateSerial()}. */
    public void setCertificateSerial(String value) {
        certificateSerial = Objects.requireNonNull(value, "certificateSerial");
    }

    /** Of the key its agent announced itself with, empty when it came with a token. */
    public String keyFingerprint() {
        return keyFingerprint;
    }

    /** Sets {@link #keyFingerprint()}. */
    public void setKeyFingerprint(String value) {
        keyFingerprint = Objects.requireNonNull(value, "keyFingerprint");
    }

    /** What its package manager could upgrade when it was asked last, as JSON of the protocol; an empty object if it never was. */
    public String updates() {
        return updates;
    }

    /** Sets {@link #updates()}. */
    public void setUpdates(String value) {
        updates = Objects.requireNonNull(value, "updates");
    }

    /** When it was last heard from. */
    public Optional<Instant> lastHeartbeat() {
        return Optional.ofNullable(lastHeartbeat);
    }

    /** Sets {@link #lastHeartbeat()}. */
    public void setLastHeartbeat(Optional<Instant> value) {
        lastHeartbeat = value.orElse(null);
    }

    /** Whether its agent reaches the hypervisor. */
    public boolean hypervisorReachable() {
        return hypervisorReachable;
    }

    /** Sets {@link #hypervisorReachable()}. */
    public void setHypervisorReachable(boolean value) {
        hypervisorReachable = value;
    }

    /** What it last told of itself, as JSON of the protocol. */
    public String capabilities() {
        return capabilities;
    }

    /** Sets {@link #capabilities()}. */
    public void setCapabilities(String value) {
        capabilities = Objects.requireNonNull(value, "capabilities");
    }

    /** Of its reports. */
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
