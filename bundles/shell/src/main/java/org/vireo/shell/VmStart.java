package org.vireo.shell;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-start}. */
@Service
@Command(scope = "vireo", name = "vm-start", description = "Starts a virtual machine, or restores a suspended one")
public final class VmStart extends VmAction {
    @Override
    String verb() {
        return "start";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new StartVm(vm, Optional.empty(), false, Optional.empty());
    }
}
