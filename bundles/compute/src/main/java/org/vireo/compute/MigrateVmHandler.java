package org.vireo.compute;

import java.time.Duration;
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
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.VmAffinity;

/** Moves a running virtual machine to another host of its cluster. */
@Component(service = CommandHandler.class)
public final class MigrateVmHandler implements CommandHandler<MigrateVm> {
    private final LaunchTools tools;

    /** Keeps no state. */
    @Activate
    public MigrateVmHandler(@Reference LaunchTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<MigrateVm> command() {
        return MigrateVm.class;
    }

    @Override
    public Permit permit(MigrateVm command) {
        return Permit.on("migrate_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(MigrateVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(MigrateVm command, Caller caller) {
        var vm = tools.inventory().get(Vm.class, command.id());
        var allowed = VmAction.MIGRATE.check(vm.status());
        if (allowed instanceof Check.Refused) {
            return allowed;
        }
        if (vm.hostId().isEmpty()) {
            return VmAction.MIGRATE.refused("It is not known where the VM runs.");
        }
        return pinned(vm, command)
                .and(VmAction.MIGRATE.checkImages(tools.inventory(), vm.id()))
                .and(disks(vm))
                .and(host(vm, vm.hostId().get(), command));
    }

    private static Check pinned(Vm vm, MigrateVm command) {
        var affinity = vm.settingsNow().conduct().affinity();
        if (affinity == VmAffinity.PINNED && command.why() != MigrateVm.Why.FORCED) {
            return VmAction.MIGRATE.refused("VM is pinned to its host.");
        }
        if (affinity == VmAffinity.USER_MIGRATABLE && command.why() == MigrateVm.Why.BY_ITSELF) {
            return VmAction.MIGRATE.refused("VM is to be migrated only when somebody asks for it.");
        }
        return Check.FINE;
    }

    private Check disks(Vm vm) {
        return tools.placing().disks(vm).stream()
                .map(attachment -> attachment.diskId())
                .filter(disk -> tools.volumes().boundTo(disk).isPresent())
                .findFirst()
                .<Check>map(disk -> VmAction.MIGRATE.refused("Disk "
                        + tools.inventory().get(Disk.class, disk).name()
                        + " is on storage of its host, which no other host reaches."))
                .orElseGet(() -> reservations(vm));
    }

    /** They are those of a session with the storage, which ends. */
    private Check reservations(Vm vm) {
        return tools.placing().disks(vm).stream()
                .filter(attachment -> DiskLimits.isTrue(attachment.extras(), "uses_scsi_reservation"))
                .findFirst()
                .<Check>map(attachment -> VmAction.MIGRATE.refused("Disk "
                        + tools.inventory().get(Disk.class, attachment.diskId()).name()
                        + " uses reservations of SCSI, which would be lost."))
                .orElse(Check.FINE);
    }

    private Check host(Vm vm, HostId here, MigrateVm command) {
        if (command.target().filter(here::equals).isPresent()) {
            return VmAction.MIGRATE.refused("VM is running on Host " + name(here) + " already.");
        }
        var wish = new Placing.Wish(command.target(), Set.of(here));
        return tools.placing().look(vm, LaunchTools.lasting(vm), wish) instanceof Placement.Nowhere nowhere
                ? VmAction.MIGRATE.refused(Placing.reasons(nowhere.rejected()).toArray(String[]::new))
                : Check.FINE;
    }

    private String name(HostId host) {
        return tools.life().events().hostName(host);
    }

    @Override
    public String describe(MigrateVm command) {
        return "Migrating VM " + tools.inventory().get(Vm.class, command.id()).name();
    }

    @Override
    public List<Step> plan(MigrateVm command) {
        return new Migration(tools, command).steps();
    }

    @Override
    public void complete(MigrateVm command, StepContext context) {
        tools.placing().release(command.id());
        var vm = tools.inventory().get(Vm.class, command.id());
        var notes = new MigrationNotes(context);
        var took = Duration.between(notes.since(), tools.clock().instant());
        tools.life()
                .events()
                .normal(
                        VmEvents.MIGRATION_DONE,
                        context.caller(),
                        vm,
                        notes.target(),
                        "VM " + vm.name() + " was migrated from Host "
                                + name(notes.source().orElseThrow()) + " to Host "
                                + name(notes.target().orElseThrow()) + " in " + took.toSeconds() + " seconds.");
    }

    @Override
    public void abandon(MigrateVm command, StepContext context, String why) {
        tools.placing().release(command.id());
        var vm = tools.inventory().get(Vm.class, command.id());
        var notes = new MigrationNotes(context);
        var events = tools.life().events();
        var to = notes.target().map(host -> " to Host " + name(host)).orElse("");
        if (notes.cancelled()) {
            events.normal(
                    VmEvents.MIGRATION_CANCELLED,
                    context.caller(),
                    vm,
                    "Migration of VM " + vm.name() + to + " was cancelled.");
        } else {
            events.error(
                    VmEvents.MIGRATION_FAILED,
                    context.caller(),
                    vm,
                    "Failed to migrate VM " + vm.name() + to + ": " + why);
        }
    }
}
