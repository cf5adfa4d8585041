package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.vm.ResumeVm;
import org.vireo.model.VmId;

/** {@code vireo:vm-resume}. */
@Service
@Command(scope = "vireo", name = "vm-resume", description = "Lets the halted CPUs of a virtual machine go on")
public final class VmResume extends VmAction {
    @Override
    String verb() {
        return "resume";
    }

    @Override
    org.vireo.engine.api.command.Command command(VmId vm) {
        return new ResumeVm(vm, "");
    }
}
