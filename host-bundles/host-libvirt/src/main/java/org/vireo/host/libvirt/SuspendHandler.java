package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.SuspendDomain;

/** Saves the memory and ends the process; one that is saved stays so. */
@Component(service = OperationHandler.class)
public final class SuspendHandler implements OperationHandler<SuspendDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public SuspendHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<SuspendDomain> request() {
        return SuspendDomain.class;
    }

    @Override
    public Accepted handle(SuspendDomain request, HostCall call) {
        VmId vm = request.vm();
        actions.alone(vm, () -> {
            if (actions.ifRunning(vm, domain -> actions.watch().saving(vm))) {
                actions.later(vm, HookPoint.BEFORE_VM_HIBERNATE, () -> save(vm));
            } else if (actions.watch().saved().find(vm).isPresent()) {
                actions.watch().tellAgain(vm);
            } else {
                throw new VireoException(
                        ModelError.OBJECT_NOT_FOUND,
                        "cannot suspend virtual machine " + vm + ": it does not run on this host");
            }
        });
        return new Accepted();
    }

    private void save(VmId vm) {
        SavedStates saved = actions.watch().saved();
        try {
            actions.hooked(HookPoint.BEFORE_VM_HIBERNATE, vm);
            boolean done = actions.ifRunning(vm, domain -> domain.save(saved.part(vm)));
            if (done) {
                saved.complete(vm);
                actions.watch().savedAway(vm);
                actions.hooks().away(vm);
            }
        } catch (VireoException e) {
            actions.watch().savingFailed(vm, e.getMessage());
        }
    }
}
