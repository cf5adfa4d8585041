package org.vireo.storage.ovf;

import java.util.Objects;
import org.vireo.model.NicModel;

/**
 * A network interface of a machine in a package. Immutable.
 *
 * @param name of it
 * @param mac in colon form, empty for none
 * @param model how the guest sees it
 * @param network name of the network it was connected to, empty for none
 */
public record PackagedNic(String name, String mac, NicModel model, String network) {
    /** Refuses missing values. */
    public PackagedNic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(network, "network");
    }
}
