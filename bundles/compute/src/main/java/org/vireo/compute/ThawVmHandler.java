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
import org.vireo.engine.api.vm.ThawVm;
import org.vireo.protocol.vm.ThawGuest;

/** Lets the file systems of a guest go on. */
@Component(service = CommandHandler.class)
public final class ThawVmHandler implements CommandHandler<ThawVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public ThawVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<ThawVm> command() {
        return ThawVm.class;
    }

    @Override
    public Permit permit(ThawVm command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(ThawVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(ThawVm command, Caller caller) {
        return tools.check(VmAction.THAW, command.id());
    }

    @Override
    public String describe(ThawVm command) {
        return "Thawing the file systems of VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(ThawVm command) {
        return tools.plan(command.id(), PowerTools.Wish.of("thaw", "Thawing its file systems", ThawGuest::new));
    }
}
