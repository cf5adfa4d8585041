package org.vireo.host.libvirt;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DomainSeen;
import org.vireo.protocol.vm.DomainSeen.Stage;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.LookForDomain;

/** Tells what this host has of one virtual machine. */
@Component(service = OperationHandler.class)
public final class LookHandler implements OperationHandler<LookForDomain, DomainSeen> {
    private final DomainActions actions;
    private final Departures departures;

    /** Ready at once. */
    @Activate
    public LookHandler(@Reference DomainActions actions, @Reference Departures departures) {
        this.actions = actions;
        this.departures = departures;
    }

    @Override
    public Class<LookForDomain> request() {
        return LookForDomain.class;
    }

    @Override
    public DomainSeen handle(LookForDomain request, HostCall call) {
        var vm = request.vm();
        // asked first: what is no longer leaving was settled before libvirt is looked at
        if (departures.leaving(vm)) {
            return leaving(vm, departures.percent(vm).orElse(0));
        }
        var end = departures.lastEnd(vm);
        var stage = actions.connection()
                .call(session -> session.ask(vm, domain -> {
                            if (actions.watch().awaited(vm) && domain.state() != RunState.RUNNING) {
                                return domain.move().arriving() ? Stage.ARRIVING : Stage.ARRIVED;
                            }
                            // an agent that was started anew knows nothing of what libvirt still does
                            return domain.move().percent().isPresent() ? Stage.LEAVING : Stage.RUNS;
                        })
                        .orElse(Stage.ABSENT));
        var state = stage == Stage.RUNS || stage == Stage.LEAVING
                ? actions.watch().state(vm)
                : Optional.<DomainState>empty();
        return DomainSeen.at(stage, state, end.words(), end.cancelled());
    }

    private DomainSeen leaving(VmId vm, int percent) {
        return new DomainSeen(Stage.LEAVING, actions.watch().state(vm), percent, "", false);
    }
}
