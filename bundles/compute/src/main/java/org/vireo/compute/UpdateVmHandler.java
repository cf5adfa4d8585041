package org.vireo.compute;

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
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.ClusterId;
import org.vireo.model.VmStatus;

/** Changes a virtual machine. One that runs takes on at once what it can; the rest counts from its next start. */
@Component(service = CommandHandler.class)
public final class UpdateVmHandler implements CommandHandler<UpdateVm> {
    private static final String WHAT = "Cannot edit VM.";

    private final Inventory inventory;
    private final VmEvents events;
    private final Names names;
    private final Icons icons;
    private final CustomProperties properties;
    private final LiveSettings live;

    /** Keeps no state. */
    @Activate
    public UpdateVmHandler(
            @Reference Inventory inventory,
            @Reference CustomProperties properties,
            @Reference LiveSettings live,
            @Reference Events events) {
        this.inventory = inventory;
        this.events = new VmEvents(inventory, events);
        this.names = new Names(inventory);
        this.icons = new Icons(inventory);
        this.properties = properties;
        this.live = live;
    }

    @Override
    public Class<UpdateVm> command() {
        return UpdateVm.class;
    }

    @Override
    public Permit permit(UpdateVm command) {
        return Permit.on("edit_vm_properties", "vm", command.id());
    }

    @Override
    public Set<Permit> permits(UpdateVm command) {
        var permits = new HashSet<Permit>();
        permits.add(permit(command));
        var vm = inventory.find(Vm.class, command.id());
        command.cluster()
                .filter(cluster ->
                        vm.filter(there -> !there.clusterId().equals(cluster)).isPresent())
                .ifPresent(cluster -> permits.add(Permit.on("create_vm", "cluster", cluster)));
        command.settings()
                .filter(settings -> vm.filter(
                                there -> !there.settings().customProperties().equals(settings.customProperties()))
                        .isPresent())
                .ifPresent(settings -> permits.add(Permit.on("change_vm_custom_properties", "vm", command.id())));
        return permits;
    }

    @Override
    public Set<LockKey> locks(UpdateVm command) {
        var keys = new HashSet<LockKey>(Set.of(LockKey.exclusive("vm", command.id())));
        command.cluster().ifPresent(cluster -> keys.add(LockKey.shared("cluster", cluster)));
        command.details()
                .name()
                .ifPresent(name -> inventory
                        .find(Vm.class, command.id())
                        .ifPresent(vm -> keys.add(names.lock("vm", cluster(command, vm), name))));
        return keys;
    }

    private static ClusterId cluster(UpdateVm command, Vm vm) {
        return command.cluster().orElse(vm.clusterId());
    }

    @Override
    public Check check(UpdateVm command, Caller caller) {
        var vm = inventory.get(Vm.class, command.id());
        if (vm.status() == VmStatus.IMAGE_LOCKED) {
            return Check.conflict(WHAT + " VM is locked: its disks are being worked on.");
        }
        return name(command, vm).and(move(command, vm)).and(properties(command, vm));
    }

    private Check properties(UpdateVm command, Vm vm) {
        return command.settings()
                .map(settings -> properties.ofVm(
                        WHAT, cluster(command, vm), vm.settings().customProperties(), settings.customProperties()))
                .orElse(Check.FINE);
    }

    private Check name(UpdateVm command, Vm vm) {
        return command.details()
                .name()
                .filter(name -> !name.equals(vm.name()))
                .map(name -> Names.form(WHAT, name).and(names.vm(WHAT, name, cluster(command, vm), vm.id())))
                .orElse(Check.FINE);
    }

    private Check move(UpdateVm command, Vm vm) {
        var cluster = cluster(command, vm);
        if (cluster.equals(vm.clusterId())) {
            return Check.FINE;
        }
        if (!names.center(cluster).equals(names.center(vm.clusterId()))) {
            return Check.conflict(WHAT + " The new Cluster is in another Data Center.");
        }
        return VmAction.MOVE.check(vm.status());
    }

    @Override
    public String describe(UpdateVm command) {
        return "Updating VM " + inventory.get(Vm.class, command.id()).name();
    }

    @Override
    public void begin(UpdateVm command, Caller caller) {
        var vm = inventory.getForUpdate(Vm.class, command.id());
        var before = vm.extras();
        command.details().applyTo(vm);
        icons.settle(vm, before);
        command.cluster().ifPresent(vm::setClusterId);
        command.settings().ifPresent(wanted -> {
            vm.setSettings(wanted);
            if (!command.nextRun()) {
                live.takeOver(vm, wanted);
            }
        });
        events.normal(
                VmEvents.UPDATED,
                caller,
                vm,
                "VM " + vm.name() + " configuration was updated by " + caller.name() + ".");
    }

    @Override
    public List<Step> plan(UpdateVm command) {
        return command.settings().isPresent() && !command.nextRun() ? live.steps(command.id()) : List.of();
    }
}
