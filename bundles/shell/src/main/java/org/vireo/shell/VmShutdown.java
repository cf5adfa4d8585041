package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-shutdown}. */
@Service
@Command(scope = "vireo", name = "vm-shutdown", description = "Asks the guest of a virtual machine to shut down")
public final class VmShutdown extends VmAction {
    @Override
    String verb() {
        return "shutdown";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new ShutdownVm(vm, "");
    }
}
