package org.vireo.protocol.vm;

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
 */
public record NicDevice(NicId nic, String mac, NicModel model, boolean linked, PortBinding port) {
    /** Refuses missing values. */
    public NicDevice {
        Objects.requireNonNull(nic, "nic");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(port, "port");
    }
}
