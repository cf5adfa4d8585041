package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.RebootVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-reboot}. */
@Service
@Command(scope = "vireo", name = "vm-reboot", description = "Asks the guest of a virtual machine to boot anew")
public final class VmReboot extends VmAction {
    @Override
    String verb() {
        return "reboot";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new RebootVm(vm, "");
    }
}
