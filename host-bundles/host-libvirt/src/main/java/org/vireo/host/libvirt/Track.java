package org.vireo.host.libvirt;

import java.time.Instant;
import java.util.Optional;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainState;

/** What is known of one virtual machine that runs here. Confined to the thread of {@link DomainWatch}. */
final class Track {
    private VmStatus status;
    private String detail = "";
    private Instant statusEnds = Instant.MAX;
    private boolean booting;
    private boolean starting;
    private boolean keeping;
    private Optional<StorageHalt> halt = Optional.empty();
    private Optional<DomainState> told = Optional.empty();

    Track(VmStatus status) {
        this.status = status;
    }

    VmStatus status() {
        return status;
    }

    String detail() {
        return detail;
    }

    void enter(VmStatus next, String words) {
        status = next;
        if (next != VmStatus.PAUSED) {
            halt = Optional.empty();
        }
        detail = words;
        statusEnds = Instant.MAX;
    }

    /** A status that counts as over at {@code end} whatever happens. */
    void enterUntil(VmStatus next, Instant end) {
        enter(next, "");
        statusEnds = end;
    }

    /** The guest boots until {@code end} at the latest. */
    void boot(VmStatus next, Instant end) {
        enterUntil(next, end);
        booting = true;
    }

    boolean over(Instant now) {
        return now.isAfter(statusEnds);
    }

    boolean booting() {
        return booting;
    }

    void booted() {
        booting = false;
    }

    /** Its CPUs go on; a guest that was booting boots on until {@code bootEnds}. */
    void goOn(Instant bootEnds) {
        if (booting) {
            enterUntil(VmStatus.POWERING_UP, bootEnds);
        } else {
            enter(VmStatus.UP, "");
        }
    }

    /** Set while its CPUs are halted because its storage failed. */
    Optional<StorageHalt> halt() {
        return halt;
    }

    void halt(StorageHalt now) {
        halt = Optional.of(now);
    }

    /** Whether its CPUs go on for a moment only, to see whether its storage works again. */
    boolean trying() {
        return halt.filter(StorageHalt::trying).isPresent();
    }

    /** While memory is written, read or moved, the CPUs are halted anyway. */
    boolean memoryMoves() {
        return keeping
                || status == VmStatus.SAVING_STATE
                || status == VmStatus.RESTORING_STATE
                || status == VmStatus.MIGRATING;
    }

    /** Brings it in line with what the hypervisor says now; {@code agent} is whether the guest's agent is there. */
    void align(RunState state, boolean agent, Instant bootEnds) {
        if (agent) {
            booted();
        }
        boolean written = keeping || status == VmStatus.SAVING_STATE || status == VmStatus.MIGRATING;
        if (state == RunState.PAUSED && !written && !starting) {
            enter(VmStatus.PAUSED, detail);
        } else if (state == RunState.RUNNING) {
            boolean halted =
                    (status == VmStatus.PAUSED && !trying()) || (status == VmStatus.RESTORING_STATE && !starting);
            boolean up = status == VmStatus.POWERING_UP && agent;
            if (halted || up) {
                goOn(bootEnds);
            }
        }
    }

    /** Set while its memory is written and it goes on here. */
    void keeping(boolean now) {
        keeping = now;
    }

    boolean starting() {
        return starting;
    }

    void starting(boolean now) {
        starting = now;
    }

    /** Whether this differs from what was told last. */
    boolean news(DomainState state) {
        boolean news = !Optional.of(state).equals(told);
        told = Optional.of(state);
        return news;
    }
}
