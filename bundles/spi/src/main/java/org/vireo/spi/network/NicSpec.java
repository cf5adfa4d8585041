package org.vireo.spi.network;

import java.util.Objects;
import org.vireo.model.NicId;
import org.vireo.model.VmId;

/**
 * A virtual network interface as a provider needs it. Immutable.
 *
 * @param id which
 * @param vm whose
 * @param mac colon form
 */
public record NicSpec(NicId id, VmId vm, String mac) {
    /** Refuses missing values. */
    public NicSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(mac, "mac");
    }
}
