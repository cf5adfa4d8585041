package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.PauseVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-pause}. */
@Service
@Command(scope = "vireo", name = "vm-pause", description = "Halts the CPUs of a virtual machine")
public final class VmPause extends VmAction {
    @Override
    String verb() {
        return "pause";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new PauseVm(vm, "");
    }
}
