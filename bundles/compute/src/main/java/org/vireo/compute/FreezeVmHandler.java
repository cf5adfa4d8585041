package org.vireo.compute;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.vm.FreezeVm;
import org.vireo.protocol.vm.FreezeGuest;

/** Holds the file systems of a guest still. */
@Component(service = CommandHandler.class)
public final class FreezeVmHandler implements CommandHandler<FreezeVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public FreezeVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<FreezeVm> command() {
        return FreezeVm.class;
    }

    @Override
    public Permit permit(FreezeVm command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(FreezeVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(FreezeVm command, Caller caller) {
        return tools.check(VmAction.FREEZE, command.id());
    }

    @Override
    public String describe(FreezeVm command) {
        return "Freezing the file systems of VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(FreezeVm command) {
        return tools.plan(command.id(), PowerTools.Wish.of("freeze", "Freezing its file systems", FreezeGuest::new));
    }
}
