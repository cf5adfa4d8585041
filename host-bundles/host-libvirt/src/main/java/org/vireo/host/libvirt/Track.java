package org.vireo.host.libvirt;

import java.time.Instant;
import java.util.Optional;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainState;

/** What is known of one virtual machine that runs here. Confined to the thread of {@link DomainWatch}. */
final class Track {
    private VmStatus status;
    private String detail = "";
    private Instant statusEnds = Instant.MAX;
    private boolean booting;
    private boolean starting;
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
