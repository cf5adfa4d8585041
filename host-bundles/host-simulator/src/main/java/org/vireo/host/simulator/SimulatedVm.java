package org.vireo.host.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.ConsoleAddress;
import org.vireo.protocol.vm.ConsolePort;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.DomainState;

/** A virtual machine that runs without a hypervisor. Guarded by the monitor of its {@link SimulatedFleet}. */
final class SimulatedVm {
    private static final int FIRST_PORT = 5900;

    private final DomainSpec spec;
    private final int number;
    private final String address;
    private final Instant started;
    private VmStatus status;
    /** Rises with every change; what was planned before it is void. */
    private long era;

    SimulatedVm(DomainSpec spec, int number, String address, VmStatus status, Instant started) {
        this.spec = spec;
        this.number = number;
        this.address = address;
        this.status = status;
        this.started = started;
    }

    VmId id() {
        return spec.id();
    }

    DomainSpec spec() {
        return spec;
    }

    int number() {
        return number;
    }

    Instant started() {
        return started;
    }

    VmStatus status() {
        return status;
    }

    long era() {
        return era;
    }

    /** Enters a status; answers the era that begins. */
    long enter(VmStatus next) {
        status = next;
        return ++era;
    }

    /** Until it is launched there is nothing to tell of it. */
    boolean launched() {
        return status != VmStatus.WAIT_FOR_LAUNCH;
    }

    DomainState state() {
        return new DomainState(id(), status, Optional.empty(), "", consoles());
    }

    List<ConsolePort> consoles() {
        return IntStream.range(0, spec.graphics().size())
                .mapToObj(i -> new ConsolePort(
                        spec.graphics().get(i), new ConsoleAddress(address, FIRST_PORT + 2 * number + i, -1)))
                .toList();
    }
}
