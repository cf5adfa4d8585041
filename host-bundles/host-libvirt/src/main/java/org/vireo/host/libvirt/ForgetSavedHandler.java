package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ForgetSavedState;

/** Removes saved memory; none is fine. */
@Component(service = OperationHandler.class)
public final class ForgetSavedHandler implements OperationHandler<ForgetSavedState, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public ForgetSavedHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<ForgetSavedState> request() {
        return ForgetSavedState.class;
    }

    @Override
    public Accepted handle(ForgetSavedState request, HostCall call) {
        actions.alone(request.vm(), () -> {
            actions.watch().saved().forget(request.vm());
            if (!actions.ifRunning(request.vm(), domain -> {})) {
                actions.hooks().forget(request.vm());
                actions.watch().tellAgain(request.vm());
            }
        });
        return new Accepted();
    }
}
