package org.vireo.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What firmware and chipset are, beyond their type. Immutable.
 *
 * @param bootMenu whether the firmware offers to choose a device
 * @param machine name of the emulated machine, empty for the newest of its type
 * @param serial number the guest sees; empty for its own id
 * @param tpm whether there is a trusted platform module
 */
public record FirmwareSettings(boolean bootMenu, String machine, Optional<SerialNumber> serial, boolean tpm) {
    /** Nothing special. */
    public static final FirmwareSettings USUAL = new FirmwareSettings(false, "", Optional.empty(), false);

    /** Refuses odd names with an {@link IllegalArgumentException}. */
    public FirmwareSettings {
        Objects.requireNonNull(serial, "serial");
        Ranges.plain("the emulated machine", machine, 100);
    }
}
