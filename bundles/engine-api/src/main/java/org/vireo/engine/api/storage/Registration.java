package org.vireo.engine.api.storage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.ClusterId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VnicProfileId;

/**
 * How a machine that a storage domain tells of comes into the inventory. Immutable.
 *
 * @param domain that tells of it
 * @param source the id it has there
 * @param name it gets; empty for the one it has there
 * @param cluster it goes to; empty for what {@code clusters} has, or else the one of the same name
 * @param clusters where machines of a cluster of that name go
 * @param partial whether it comes even if images are missing, without those disks
 * @param profiles what its interfaces are connected to instead
 * @param reassignBadMacs whether interfaces get another address where theirs is taken or not of the pool
 */
public record Registration(
        StorageDomainId domain,
        UUID source,
        Optional<String> name,
        Optional<ClusterId> cluster,
        Map<String, ClusterId> clusters,
        boolean partial,
        List<Profile> profiles,
        boolean reassignBadMacs) {
    /** Refuses missing values. */
    public Registration {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cluster, "cluster");
        clusters = Map.copyOf(clusters);
        profiles = List.copyOf(profiles);
    }

    /** Under its own id and name, in the cluster of the same name, all of it or nothing. */
    public static Registration of(StorageDomainId domain, UUID source) {
        return new Registration(domain, source, Optional.empty(), Optional.empty(), Map.of(), false, List.of(), false);
    }

    /**
     * What interfaces of a profile are connected to instead.
     *
     * @param network name of the network they were connected to
     * @param profile name of the vNIC profile of that network
     * @param target instead; empty for nothing
     */
    public record Profile(String network, String profile, Optional<VnicProfileId> target) {
        /** Refuses missing values. */
        public Profile {
            Objects.requireNonNull(network, "network");
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(target, "target");
        }
    }
}
