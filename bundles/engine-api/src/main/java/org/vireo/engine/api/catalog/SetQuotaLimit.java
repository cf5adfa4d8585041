package org.vireo.engine.api.catalog;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ClusterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.StorageDomainId;

/**
 * Limits what may be used on behalf of a quota: memory and CPUs of clusters, or storage. Immutable.
 *
 * @param quota which
 * @param storage whether storage is limited; otherwise memory and CPUs
 * @param cluster the only cluster it is about
 * @param domain the only storage domain it is about
 * @param bytes of memory or storage; empty for no limit
 * @param vcpus virtual CPUs; empty for no limit
 */
public record SetQuotaLimit(
        DefinitionId quota,
        boolean storage,
        Optional<ClusterId> cluster,
        Optional<StorageDomainId> domain,
        Optional<Long> bytes,
        Optional<Long> vcpus)
        implements Command {
    /** Refuses missing values. */
    public SetQuotaLimit {
        Objects.requireNonNull(quota, "quota");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(vcpus, "vcpus");
    }
}
