package org.vireo.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Vm;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Starts a virtual machine, restores a suspended one, or lets a paused one go on. */
@Component(service = CommandHandler.class)
public final class StartVmHandler implements CommandHandler<StartVm> {
    private final LaunchTools tools;
    private final StartNeeds wanted;

    /** Keeps no state. */
    @Activate
    public StartVmHandler(@Reference LaunchTools tools) {
        this.tools = tools;
        this.wanted = new StartNeeds(tools);
    }

    @Override
    public Class<StartVm> command() {
        return StartVm.class;
    }

    @Override
    public Permit permit(StartVm command) {
        return Permit.on("run_vm", "vm", command.id());
    }

    @Override
    public Set<Permit> permits(StartVm command) {
        // where a machine runs is the administrators' business
        return command.pinned().isPresent()
                ? Set.of(permit(command), Permit.on("edit_admin_vm_properties", "vm", command.id()))
                : Set.of(permit(command));
    }

    @Override
    public Set<LockKey> locks(StartVm command) {
        var keys = new HashSet<LockKey>(Set.of(LockKey.exclusive("vm", command.id())));
        tools.inventory()
                .find(Vm.class, command.id())
                .flatMap(tools.placing()::memory)
                .ifPresent(memory -> keys.add(LockKey.shared("disk", memory)));
        return keys;
    }

    @Override
    public Check check(StartVm command, Caller caller) {
        var vm = tools.inventory().get(Vm.class, command.id());
        var allowed = VmAction.RUN.check(vm.status());
        if (allowed instanceof Check.Refused || LaunchMode.of(vm, command.cold()) == LaunchMode.RESUME) {
            return allowed;
        }
        if (LaunchMode.of(vm, command.cold()) == LaunchMode.RETURN
                && command.once().isPresent()) {
            return VmAction.RUN.refused(
                    "It goes on from the memory of a snapshot, so settings for one run do not apply."
                            + " Set restore_memory to false to start it without.");
        }
        var settings = wanted.settings(vm, command);
        return wanted.disks(vm, settings, command.cold()).and(host(vm, settings, command));
    }

    private Check host(Vm vm, VmSettings settings, StartVm command) {
        var wish = new Placing.Wish(command.pinned(), Set.of());
        return tools.placing().look(vm, settings, wish) instanceof Placement.Nowhere nowhere
                ? VmAction.RUN.refused(Placing.reasons(nowhere.rejected()).toArray(String[]::new))
                : Check.FINE;
    }

    @Override
    public String describe(StartVm command) {
        return "Launching VM " + tools.inventory().get(Vm.class, command.id()).name();
    }

    @Override
    public void begin(StartVm command, Caller caller) {
        var vm = tools.inventory().getForUpdate(Vm.class, command.id());
        var mode = LaunchMode.of(vm, command.cold());
        if (mode == LaunchMode.FRESH || mode == LaunchMode.RETURN) {
            vm.setRunSettings(Optional.of(wanted.settings(vm, command)));
            vm.setRunOnce(command.once().isPresent());
            vm.setStatus(mode == LaunchMode.FRESH ? VmStatus.WAIT_FOR_LAUNCH : VmStatus.RESTORING_STATE);
        } else if (mode == LaunchMode.RESTORE) {
            vm.setStatus(VmStatus.RESTORING_STATE);
        }
        vm.setStatusDetail("");
        vm.setExitReason("");
        tools.life()
                .events()
                .normal(
                        VmEvents.START_ISSUED,
                        caller,
                        vm,
                        "VM " + vm.name() + " was asked to start by " + caller.name() + ".");
    }

    @Override
    public List<Step> plan(StartVm command) {
        return new Launch(tools, command).steps();
    }

    @Override
    public void complete(StartVm command, StepContext context) {
        tools.placing().release(command.id());
    }

    @Override
    public void abandon(StartVm command, StepContext context, String why) {
        tools.placing().release(command.id());
        var vm = tools.inventory().getForUpdate(Vm.class, command.id());
        var events = tools.life().events();
        events.error(
                VmEvents.RUN_FAILED, context.caller(), vm, "Failed to run VM " + vm.name() + ": " + why + hint(vm));
        if (!Launch.isUnknown(context) && VmStates.LAUNCHING.contains(vm.status())) {
            rest(vm, why);
            events.error(
                    VmEvents.DOWN_WITH_ERROR,
                    context.caller(),
                    vm,
                    "VM " + vm.name() + " is " + vm.status().text() + " with error: " + why);
        }
    }

    private static String hint(Vm vm) {
        return vm.memorySnapshotId().isEmpty()
                ? ""
                : ". It is still to go on from the memory of its snapshot; set restore_memory to false to start it without";
    }

    /** Memory that was saved is still there, and can be tried again. */
    private void rest(Vm vm, String why) {
        vm.setHostId(Optional.empty());
        vm.setStatusDetail(why);
        if (vm.savedHostId().isPresent()) {
            vm.setStatus(VmStatus.SUSPENDED);
        } else {
            vm.setStatus(VmStatus.DOWN);
            vm.setExitReason("START_FAILED");
            vm.setRunSettings(Optional.empty());
            vm.setRunOnce(false);
            vm.setStopped(Optional.of(tools.clock().instant()));
        }
    }
}
