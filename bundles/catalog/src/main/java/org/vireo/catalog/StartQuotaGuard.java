package org.vireo.catalog;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.VmStatus;

/** Virtual machines start within their quota. */
@Component(service = CommandGuard.class)
public final class StartQuotaGuard implements CommandGuard<StartVm> {
    private final Inventory inventory;
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public StartQuotaGuard(@Reference Inventory inventory, @Reference QuotaGate gate) {
        this.inventory = inventory;
        this.gate = gate;
    }

    @Override
    public Class<StartVm> command() {
        return StartVm.class;
    }

    @Override
    public Check check(StartVm command, Caller caller) {
        return gate.verdict("run VM", weighed(command));
    }

    @Override
    public void passed(StartVm command, Caller caller) {
        gate.tell(weighed(command), caller);
    }

    /** One that is paused has its share already. */
    private Optional<Weighed> weighed(StartVm command) {
        var vm = inventory.get(Vm.class, command.id());
        return vm.status() == VmStatus.PAUSED
                ? Optional.empty()
                : gate.start(vm, command.once().orElse(vm.settings()));
    }
}
