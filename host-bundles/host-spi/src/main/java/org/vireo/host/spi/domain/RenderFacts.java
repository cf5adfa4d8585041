package org.vireo.host.spi.domain;

import java.util.List;
import java.util.Objects;
import org.vireo.model.VirtMode;

/**
 * What rendering must know of the host. Immutable.
 *
 * @param virtMode KVM or emulation
 * @param emulator absolute path of the hypervisor program
 * @param consoleListen address on which consoles listen
 * @param translationCacheMiB of the emulator, ignored with KVM
 * @param hardwareUuid serial number of the host, empty if it has none
 * @param media paths of the media made for this virtual machine
 */
public record RenderFacts(
        VirtMode virtMode,
        String emulator,
        String consoleListen,
        int translationCacheMiB,
        String hardwareUuid,
        List<String> media) {
    /** Refuses missing values. */
    public RenderFacts {
        Objects.requireNonNull(virtMode, "virtMode");
        Objects.requireNonNull(emulator, "emulator");
        Objects.requireNonNull(consoleListen, "consoleListen");
        Objects.requireNonNull(hardwareUuid, "hardwareUuid");
        media = List.copyOf(media);
    }
}
