package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.StopVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-stop}. */
@Service
@Command(scope = "vireo", name = "vm-stop", description = "Cuts the power of a virtual machine")
public final class VmStop extends VmAction {
    @Override
    String verb() {
        return "stop";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new StopVm(vm, "");
    }
}
