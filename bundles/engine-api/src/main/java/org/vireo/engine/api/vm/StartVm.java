package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/**
 * Starts a virtual machine, has it go on from the memory of a snapshot, or restores a suspended one. Immutable.
 *
 * @param id which
 * @param pinned the only host allowed
 * @param paused whether its CPUs stay halted
 * @param once settings for this run only
 * @param setup whether and how the guest is told its initialization; only at its first start when missing
 * @param cold whether it starts from its disks although it was to go on from the memory of a snapshot, which is left alone then
 */
public record StartVm(
        VmId id, Optional<HostId> pinned, boolean paused, Optional<VmSettings> once, GuestSetup setup, boolean cold)
        implements Command {
    /** Refuses missing values. */
    public StartVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pinned, "pinned");
        Objects.requireNonNull(once, "once");
        setup = Objects.requireNonNullElse(setup, GuestSetup.FIRST_START);
    }

    /** From the memory of a snapshot if it was to go on from there. */
    public StartVm(VmId id, Optional<HostId> pinned, boolean paused, Optional<VmSettings> once, GuestSetup setup) {
        this(id, pinned, paused, once, setup, false);
    }

    /** With the usual treatment of the guest's initialization. */
    public StartVm(VmId id, Optional<HostId> pinned, boolean paused, Optional<VmSettings> once) {
        this(id, pinned, paused, once, GuestSetup.FIRST_START, false);
    }
}
