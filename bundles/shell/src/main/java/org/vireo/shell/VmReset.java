package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.ResetVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-reset}. */
@Service
@Command(scope = "vireo", name = "vm-reset", description = "Resets a virtual machine as its button would")
public final class VmReset extends VmAction {
    @Override
    String verb() {
        return "reset";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new ResetVm(vm, "");
    }
}
