package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.PauseCause;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/**
 * State of one virtual machine on a host. Immutable.
 *
 * @param vm which
 * @param status one of UP, MIGRATING, POWERING_UP, POWERING_DOWN, PAUSED, SUSPENDED, DOWN, REBOOT_IN_PROGRESS, SAVING_STATE, RESTORING_STATE, NOT_RESPONDING
 * @param exit why it is down, when it is
 * @param detail words of the hypervisor, empty if none
 * @param consoles where its consoles listen while it runs
 * @param pause why it was paused, if nobody asked for that
 */
public record DomainState(
        VmId vm,
        VmStatus status,
        Optional<ExitReason> exit,
        String detail,
        List<ConsolePort> consoles,
        Optional<PauseCause> pause) {
    /** Refuses missing values; an older host does not say why it was paused. */
    public DomainState {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(exit, "exit");
        Objects.requireNonNull(detail, "detail");
        consoles = List.copyOf(consoles);
        pause = pause == null ? Optional.empty() : pause;
    }

    /** One that was not paused unasked. */
    public DomainState(VmId vm, VmStatus status, Optional<ExitReason> exit, String detail, List<ConsolePort> consoles) {
        this(vm, status, exit, detail, consoles, Optional.empty());
    }
}
