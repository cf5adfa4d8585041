package org.vireo.protocol.host;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What firmware and kernel of a host tell; texts are empty where they tell nothing. Immutable.
 *
 * @param manufacturer of the machine
 * @param product name
 * @param productVersion of the machine
 * @param serialNumber of the machine
 * @param family of products
 * @param iscsiInitiator name of this host as an initiator
 * @param seLinux {@code enforcing}, {@code permissive} or {@code disabled}
 * @param kdump whether a crash kernel is loaded; empty when that cannot be told
 * @param transparentHugePages whether the kernel uses them
 * @param iommu whether devices can be given to guests
 * @param randomSources such as {@code hwrng} and {@code urandom}
 * @param numaNodes one at least, unless unknown
 * @param devices of the PCI bus
 */
public record HostFacts(
        String manufacturer,
        String product,
        String productVersion,
        String serialNumber,
        String family,
        String iscsiInitiator,
        String seLinux,
        Optional<Boolean> kdump,
        boolean transparentHugePages,
        boolean iommu,
        List<String> randomSources,
        List<NumaNode> numaNodes,
        List<HostDevice> devices) {
    /** Refuses missing values. */
    public HostFacts {
        Objects.requireNonNull(manufacturer, "manufacturer");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(productVersion, "productVersion");
        Objects.requireNonNull(serialNumber, "serialNumber");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(iscsiInitiator, "iscsiInitiator");
        Objects.requireNonNull(seLinux, "seLinux");
        Objects.requireNonNull(kdump, "kdump");
        randomSources = List.copyOf(randomSources);
        numaNodes = List.copyOf(numaNodes);
        devices = List.copyOf(devices);
    }
}
