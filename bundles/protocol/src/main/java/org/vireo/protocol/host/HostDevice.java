package org.vireo.protocol.host;

import java.util.Objects;
import java.util.Optional;

/**
 * A device on a bus of a host. Immutable.
 *
 * @param name such as {@code pci_0000_00_02_0}
 * @param bus such as {@code pci}
 * @param vendor hexadecimal number as {@code 0x8086}
 * @param product hexadecimal number
 * @param driver in use, empty if none
 * @param iommuGroup with which others it goes to a guest
 */
public record HostDevice(
        String name, String bus, String vendor, String product, String driver, Optional<Integer> iommuGroup) {
    /** Refuses missing values. */
    public HostDevice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bus, "bus");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(iommuGroup, "iommuGroup");
    }
}
