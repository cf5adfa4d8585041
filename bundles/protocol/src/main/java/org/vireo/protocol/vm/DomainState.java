package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 */
public record DomainState(
        VmId vm, VmStatus status, Optional<ExitReason> exit, String detail, List<ConsolePort> consoles) {
    /** Refuses missing values. */
    public DomainState {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(exit, "exit");
        Objects.requireNonNull(detail, "detail");
        consoles = List.copyOf(consoles);
    }
}
