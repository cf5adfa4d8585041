package org.vireo.inventory;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.ClusterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.StorageDomainId;

/**
 * How much one quota allows, of one cluster or storage domain or of all of its data center. Confined to the thread and transaction that
 * loaded it.
 */
@Entity
@Table(name = "quota_limit")
public class QuotaLimit {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "quota_id")
    @Convert(converter = UuidConverter.class)
    private UUID quotaId;

    @Column(name = "storage")
    private boolean storage;

    @Column(name = "cluster_id")
    @Convert(converter = UuidConverter.class)
    private UUID clusterId;

    @Column(name = "storage_domain_id")
    @Convert(converter = UuidConverter.class)
    private UUID storageDomainId;

    @Column(name = "bytes")
    private Long bytes;

    @Column(name = "vcpus")
    private Long vcpus;

    /** For the persistence provider only. */
    protected QuotaLimit() {}

    private QuotaLimit(DefinitionId quota, boolean storage, UUID cluster, UUID domain) {
        this.id = UUID.randomUUID();
        this.quotaId = Objects.requireNonNull(quota, "quota").value();
        this.storage = storage;
        this.clusterId = cluster;
        this.storageDomainId = domain;
    }

    /** A new one for storage, not yet kept; without a domain for all of them. */
    public static QuotaLimit ofStorage(DefinitionId quota, Optional<StorageDomainId> domain) {
        return new QuotaLimit(
                quota, true, null, domain.map(StorageDomainId::value).orElse(null));
    }

    /** A new one for memory and CPUs, not yet kept; without a cluster for all of them. */
    public static QuotaLimit ofCluster(DefinitionId quota, Optional<ClusterId> cluster) {
        return new QuotaLimit(quota, false, cluster.map(ClusterId::value).orElse(null), null);
    }

    /** The quota. */
    public DefinitionId quotaId() {
        return new DefinitionId(quotaId);
    }

    /** Whether it limits storage; otherwise memory and CPUs. */
    public boolean storage() {
        return storage;
    }

    /** The only cluster it is about. */
    public Optional<ClusterId> clusterId() {
        return Optional.ofNullable(clusterId).map(ClusterId::new);
    }

    /** The only storage domain it is about. */
    public Optional<StorageDomainId> storageDomainId() {
        return Optional.ofNullable(storageDomainId).map(StorageDomainId::new);
    }

    /** The id clients know it by: that of its object, or the quota's. */
    public UUID knownAs() {
        var object = storage ? storageDomainId : clusterId;
        return object == null ? quotaId : object;
    }

    /** Of storage or memory; empty for no limit. */
    public Optional<Long> bytes() {
        return Optional.ofNullable(bytes);
    }

    /** Sets {@link #bytes()}. */
    public void setBytes(Optional<Long> value) {
        bytes = value.orElse(null);
    }

    /** Virtual CPUs; empty for no limit. */
    public Optional<Long> vcpus() {
        return Optional.ofNullable(vcpus);
    }

    /** Sets {@link #vcpus()}. */
    public void setVcpus(Optional<Long> value) {
        vcpus = value.orElse(null);
    }
}
