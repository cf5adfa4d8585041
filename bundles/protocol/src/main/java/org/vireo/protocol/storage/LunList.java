package org.vireo.protocol.storage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.HostReply;

/**
 * LUNs that a host reaches. Immutable.
 *
 * @param luns all of them that are disks
 */
public record LunList(List<FoundLun> luns) implements HostReply {
    /** Refuses missing values. */
    public LunList {
        luns = List.copyOf(luns);
    }

    /**
     * One of them.
     *
     * @param id that it has by whatever way it is reached, as {@code scsi_id} tells it; empty if it has none
     * @param portal address and port, one of IPv6 in brackets
     * @param target name
     * @param number of the LUN
     * @param size of it
     * @param vendor as it says
     * @param product as it says
     * @param serial as it says
     * @param used whether anything is on it
     * @param domain storage domain that is on it
     */
    public record FoundLun(
            String id,
            String portal,
            String target,
            int number,
            ByteSize size,
            String vendor,
            String product,
            String serial,
            boolean used,
            Optional<StorageDomainId> domain) {
        /** Refuses missing values. */
        public FoundLun {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(portal, "portal");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(vendor, "vendor");
            Objects.requireNonNull(product, "product");
            Objects.requireNonNull(serial, "serial");
            Objects.requireNonNull(domain, "domain");
        }
    }
}
