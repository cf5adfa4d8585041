package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.SuspendVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-suspend}. */
@Service
@Command(
        scope = "vireo",
        name = "vm-suspend",
        description = "Writes the memory of a virtual machine to its storage and ends it until its next start")
public final class VmSuspend extends VmAction {
    @Override
    String verb() {
        return "suspend";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new SuspendVm(vm, "");
    }
}
