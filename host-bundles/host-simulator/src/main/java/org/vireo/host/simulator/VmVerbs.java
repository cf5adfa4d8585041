package org.vireo.host.simulator;

import java.util.List;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.host.CheckUpdates;
import org.vireo.protocol.host.UpdatesFound;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ConsoleAddress;
import org.vireo.protocol.vm.ConsolePort;
import org.vireo.protocol.vm.DomainList;
import org.vireo.protocol.vm.ForgetSavedState;
import org.vireo.protocol.vm.ListDomains;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.RebootDomain;
import org.vireo.protocol.vm.ResetDomain;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.SetTicket;
import org.vireo.protocol.vm.ShutdownDomain;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.SuspendDomain;

/** Answers the verbs {@code vm.*}, and that no package is newer, for one simulated host. Immutable. */
final class VmVerbs {
    private final SimulatedFleet fleet;

    VmVerbs(SimulatedFleet fleet) {
        this.fleet = fleet;
    }

    private interface Work<Q> {
        void begin(Q asked);
    }

    private static <Q extends HostRequest<Accepted>> Verb<Q, Accepted> verb(Class<Q> request, Work<Q> work) {
        return new Verb<>(request, asked -> {
            work.begin(asked);
            return new Accepted();
        });
    }

    /** One for each verb. */
    List<OperationHandler<?, ?>> handlers() {
        return List.of(
                verb(StartDomain.class, asked -> fleet.start(asked.domain(), asked.paused(), asked.restore())),
                verb(StopDomain.class, asked -> fleet.stop(asked.vm())),
                verb(ShutdownDomain.class, asked -> fleet.shutdown(asked.vm())),
                verb(RebootDomain.class, asked -> fleet.reboot(asked.vm(), true)),
                verb(ResetDomain.class, asked -> fleet.reboot(asked.vm(), false)),
                verb(PauseDomain.class, asked -> fleet.pause(asked.vm())),
                verb(ResumeDomain.class, asked -> fleet.resume(asked.vm())),
                verb(SuspendDomain.class, asked -> fleet.suspend(asked.vm())),
                verb(ForgetSavedState.class, asked -> fleet.forgetSaved(asked.vm())),
                new Verb<>(ListDomains.class, asked -> new DomainList(fleet.states())),
                new Verb<>(SetTicket.class, this::ticket),
                new Verb<>(CheckUpdates.class, asked -> new UpdatesFound(List.of())));
    }

    private ConsoleAddress ticket(SetTicket asked) {
        return fleet.running(asked.vm(), "set a ticket for").consoles().stream()
                .filter(console -> console.graphics() == asked.graphics())
                .map(ConsolePort::address)
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.BAD_VALUE,
                        "cannot set a ticket for the " + asked.graphics().text() + " console of virtual machine "
                                + asked.vm() + ": it has no such console"));
    }
}
