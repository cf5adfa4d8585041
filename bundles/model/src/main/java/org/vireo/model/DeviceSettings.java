package org.vireo.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Which devices there are beside disks, interfaces and consoles. Immutable.
 *
 * @param balloon whether memory can be taken back from the guest
 * @param rng source of random numbers
 * @param watchdog what acts when the guest hangs
 * @param ioThreads threads that serve disks, 0 to 16
 * @param virtioScsi whether there is a controller for such disks even before the first one
 * @param usbRedirection whether devices of a viewer can be passed on
 * @param sound whether there is a sound card
 * @param cdrom disk with the contents of an ISO file that is in the drive; empty for none
 */
public record DeviceSettings(
        boolean balloon,
        Optional<RngDevice> rng,
        Optional<Watchdog> watchdog,
        int ioThreads,
        boolean virtioScsi,
        boolean usbRedirection,
        boolean sound,
        Optional<DiskId> cdrom) {
    /** Ballooning, random numbers and a controller for SCSI disks. */
    public static final DeviceSettings USUAL = new DeviceSettings(
            true, Optional.of(RngDevice.USUAL), Optional.empty(), 0, true, false, false, Optional.empty());

    /** Refuses values outside their ranges with an {@link IllegalArgumentException}. */
    public DeviceSettings {
        Objects.requireNonNull(rng, "rng");
        Objects.requireNonNull(watchdog, "watchdog");
        Objects.requireNonNull(cdrom, "cdrom");
        Ranges.require(ioThreads >= 0 && ioThreads <= 16, "I/O threads must be 0 to 16");
    }

    /** With another watchdog or none. */
    public DeviceSettings watched(Optional<Watchdog> value) {
        return new DeviceSettings(balloon, rng, value, ioThreads, virtioScsi, usbRedirection, sound, cdrom);
    }

    /** With another disc in the drive or none. */
    public DeviceSettings loaded(Optional<DiskId> value) {
        return new DeviceSettings(balloon, rng, watchdog, ioThreads, virtioScsi, usbRedirection, sound, value);
    }
}
