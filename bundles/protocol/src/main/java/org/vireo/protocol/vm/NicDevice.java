package org.vireo.protocol.vm;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;

/**
 * A network interface of a virtual machine to run. Immutable.
 *
 * @param nic which
 * @param mac colon form
 * @param model how the guest sees it
 * @param linked whether the cable is plugged
 * @param port what it is connected to
 * @param customProperties variables of the scripts around this device; none when missing in JSON
 */
public record NicDevice(
        NicId nic, String mac, NicModel model, boolean linked, PortBinding port, Map<String, String> customProperties) {
    /** Refuses missing values. */
    public NicDevice {
        Objects.requireNonNull(nic, "nic");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(port, "port");
        customProperties = customProperties == null ? Map.of() : Map.copyOf(customProperties);
    }

    /** One without custom properties. */
    public NicDevice(NicId nic, String mac, NicModel model, boolean linked, PortBinding port) {
        this(nic, mac, model, linked, port, Map.of());
    }
}
