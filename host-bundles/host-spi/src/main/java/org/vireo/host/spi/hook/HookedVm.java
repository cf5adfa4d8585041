package org.vireo.host.spi.hook;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.VmId;

/**
 * What the scripts of a virtual machine are told as variables. Immutable.
 *
 * @param vm which
 * @param properties its custom properties
 * @param nics custom properties of network interfaces, by hardware address; those that have none are missing
 */
public record HookedVm(VmId vm, Map<String, String> properties, Map<String, Map<String, String>> nics) {
    /** Refuses missing values. */
    public HookedVm {
        Objects.requireNonNull(vm, "vm");
        properties = Map.copyOf(properties);
        nics = Map.copyOf(nics);
    }
}
