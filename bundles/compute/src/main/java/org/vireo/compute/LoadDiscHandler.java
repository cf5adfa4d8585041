package org.vireo.compute;

import java.time.Duration;
import java.util.HashSet;
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
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.engine.api.vm.LoadDisc;
import org.vireo.inventory.Disk;
import org.vireo.model.DiskStatus;
import org.vireo.model.VmSettings;
import org.vireo.protocol.vm.ChangeDisc;

/** Changes the disc in the drive of a running virtual machine; what is in it at the next start stays as it is. */
@Component(service = CommandHandler.class)
public final class LoadDiscHandler implements CommandHandler<LoadDisc> {
    private final PowerTools tools;
    private final Volumes volumes;

    /** Keeps no state. */
    @Activate
    public LoadDiscHandler(@Reference PowerTools tools, @Reference Volumes volumes) {
        this.tools = tools;
        this.volumes = volumes;
    }

    @Override
    public Class<LoadDisc> command() {
        return LoadDisc.class;
    }

    @Override
    public Permit permit(LoadDisc command) {
        return Permit.on("change_vm_cd", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(LoadDisc command) {
        var keys = new HashSet<>(PowerTools.locks(command.id()));
        command.disc().ifPresent(disc -> keys.add(LockKey.shared("disk", disc)));
        return keys;
    }

    @Override
    public Check check(LoadDisc command, Caller caller) {
        var disc = command.disc().map(id -> tools.inventory().get(Disk.class, id));
        if (disc.isPresent() && disc.get().status() != DiskStatus.OK) {
            return VmAction.LOAD.refused(
                    "Disk " + disc.get().name() + " is " + disc.get().status().text() + ".");
        }
        return tools.check(VmAction.LOAD, command.id());
    }

    @Override
    public String describe(LoadDisc command) {
        return "Changing the disc of VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(LoadDisc command) {
        return List.of(NamedStep.oneWay(
                "disc", "Changing the disc", Duration.ofMinutes(1), context -> change(command, context)));
    }

    private void change(LoadDisc command, StepContext context) {
        var host = RunningVms.host(tools.look(command.id()));
        if (host.isEmpty()) {
            return; // it ended by itself in the meantime
        }
        var source = command.disc()
                .map(disc -> volumes.prepare(disc, host.get(), context.call().part("prepare")));
        context.call()
                .hosts()
                .call(
                        host.get(),
                        new ChangeDisc(command.id(), source),
                        context.call().part("change"));
    }

    @Override
    public void complete(LoadDisc command, StepContext context) {
        var vm = tools.locked(command.id());
        vm.setRunSettings(vm.runSettings().map(run -> loaded(run, command)));
        tools.events()
                .normal(
                        VmEvents.DISC_CHANGED,
                        context.caller(),
                        vm,
                        "The disc of VM " + vm.name() + " was "
                                + (command.disc().isPresent() ? "changed" : "ejected") + " by "
                                + context.caller().name() + ".");
    }

    private static VmSettings loaded(VmSettings run, LoadDisc command) {
        return run.edit()
                .fittings(fittings -> fittings.devices(fittings.devices().loaded(command.disc())))
                .done();
    }
}
