package org.vireo.storage;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Ownership;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.RegisterVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.storage.ovf.ToldMachine;
import org.vireo.storage.ovf.ToldSnapshot;

/**
 * Takes a virtual machine that a storage domain tells of into the inventory, with its disks, interfaces and snapshots. One whose template is
 * not there depends on none any more; if its disks read through to one, it is refused.
 */
@Component(service = CommandHandler.class)
public final class RegisterVmHandler implements CommandHandler<RegisterVm> {
    private static final String WHAT = "Cannot register VM.";

    private final Inventory inventory;
    private final Events events;
    private final Ports ports;
    private final Arrivals arrivals;
    private final ArrivedDisks disks;
    private final ArrivalSteps steps;
    private final ArrivingNics nics;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RegisterVmHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference Ports ports,
            @Reference Arrivals arrivals,
            @Reference ArrivedDisks disks,
            @Reference ArrivalSteps steps) {
        this.inventory = inventory;
        this.events = events;
        this.ports = ports;
        this.arrivals = arrivals;
        this.disks = disks;
        this.steps = steps;
        this.nics = new ArrivingNics(inventory);
    }

    @Override
    public Class<RegisterVm> command() {
        return RegisterVm.class;
    }

    @Override
    public Permit permit(RegisterVm command) {
        return Arrivals.permit(command.from());
    }

    @Override
    public Set<Permit> permits(RegisterVm command) {
        return arrivals.permits(command.from(), Kind.VM);
    }

    @Override
    public Optional<Ownership> owned(RegisterVm command) {
        return Optional.of(Ownership.of(PredefinedRoles.USER_VM_MANAGER, "vm", command.id()));
    }

    private ToldMachine told(RegisterVm command) {
        return arrivals.told(command.from(), Kind.VM);
    }

    @Override
    public Set<LockKey> locks(RegisterVm command) {
        var keys = arrivals.locks(command.from(), Kind.VM);
        keys.add(LockKey.exclusive("vm", command.id()));
        keys.add(LockKey.exclusive("vm", new VmId(command.from().source())));
        keys.add(
                LockKey.shared("template", new TemplateId(told(command).origin().template())));
        return keys;
    }

    @Override
    public Check check(RegisterVm command, Caller caller) {
        return arrivals.check(
                command.from(),
                Kind.VM,
                WHAT,
                arrival -> free(command, arrival)
                        .and(arrivals.check(command.from(), arrival, WHAT))
                        .and(addresses(command, arrival)));
    }

    private Check free(RegisterVm command, Arrival arrival) {
        if (inventory.find(Vm.class, command.id()).isPresent()) {
            return Check.conflict(
                    WHAT + " There is a VM with the id " + command.id() + " already; register it as a clone.");
        }
        var center = arrival.cluster().dataCenterId();
        var taken = inventory.list(Vm.class, Where.equal("name", arrival.name())).stream()
                .anyMatch(vm -> inventory
                        .get(Cluster.class, vm.clusterId())
                        .dataCenterId()
                        .equals(center));
        return taken
                ? Check.conflict(WHAT + " The VM name is already in use, please choose a unique name and try again: "
                        + arrival.name())
                : Check.FINE;
    }

    private Check addresses(RegisterVm command, Arrival arrival) {
        if (command.from().reassignBadMacs()) {
            return Check.FINE;
        }
        var check = ports.keepable(arrival.cluster().id(), nics.of(command.from(), arrival));
        return check instanceof Check.Refused refused
                ? Check.conflict(refused.reasons().stream()
                        .map(why -> WHAT + " " + why + " Let bad MAC addresses be reassigned.")
                        .toArray(String[]::new))
                : check;
    }

    @Override
    public String describe(RegisterVm command) {
        return "Registering VM "
                + command.from().name().orElse(told(command).texts().name());
    }

    @Override
    public void begin(RegisterVm command, Caller caller) {
        var arrival = arrivals.arrival(command.from(), Kind.VM).orElseThrow();
        inventory.add(row(command, arrival));
        var snapshots = snapshots(command.id(), arrival.machine().snapshots());
        inventory.flush();
        disks.add(arrival.disks(), snapshots);
        arrivals.attach(arrival, Optional.of(command.id()), Optional.empty());
        ports.keep(
                command.id(),
                arrival.cluster().id(),
                nics.of(command.from(), arrival),
                command.from().reassignBadMacs());
    }

    private Vm row(RegisterVm command, Arrival arrival) {
        var machine = arrival.machine();
        var origin = machine.origin();
        var vm = new Vm(command.id());
        machine.texts().applyTo(vm);
        vm.setName(arrival.name());
        vm.setExtras(Extras.withoutReferences(machine.texts().extras()));
        vm.setClusterId(arrival.cluster().id());
        vm.setTemplateId(inventory
                .find(Template.class, new TemplateId(origin.template()))
                .map(Template::id)
                .orElse(TemplateId.BLANK));
        vm.setOriginalTemplateId(new TemplateId(origin.original()));
        vm.setStatus(VmStatus.IMAGE_LOCKED);
        vm.setSettings(arrivals.settings(machine));
        vm.setConsoles("[]");
        vm.setCreated(machine.created());
        vm.setInitialized(machine.initialized());
        return vm;
    }

    /** Keeps its snapshots, under other ids where theirs are taken. */
    private Map<UUID, UUID> snapshots(VmId vm, List<ToldSnapshot> told) {
        var ids = new HashMap<UUID, UUID>();
        for (var one : told) {
            var taken = inventory.find(Snapshot.class, new SnapshotId(one.id())).isPresent();
            var row = new Snapshot(taken ? SnapshotId.random() : new SnapshotId(one.id()));
            ids.put(one.id(), row.id().value());
            row.setVmId(vm);
            row.setDescription(one.description());
            row.setType(SnapshotType.REGULAR);
            row.setStatus(SnapshotStatus.OK);
            row.setCreated(one.created());
            row.setSettings(one.settings());
            row.setDevices(one.devices());
            row.setExtras(Extras.withoutReferences(one.extras()));
            inventory.add(row);
        }
        inventory.add(Snapshot.active(vm, clock.instant()));
        return ids;
    }

    @Override
    public List<Step> plan(RegisterVm command) {
        return List.of(steps.look(command.from(), Kind.VM));
    }

    @Override
    public void complete(RegisterVm command, StepContext context) {
        var without = steps.settle(command.from(), Kind.VM, context);
        var vm = inventory.get(Vm.class, command.id());
        vm.setStatus(VmStatus.DOWN);
        var caller = context.caller();
        events.record(
                Event.normal(1152, caller, "VM " + vm.name() + " was registered by " + caller.name() + "." + without)
                        .about("vm", vm.id())
                        .about("cluster", vm.clusterId())
                        .about(Domains.KIND, command.from().domain()));
    }

    @Override
    public void abandon(RegisterVm command, StepContext context, String why) {
        var name = inventory.find(Vm.class, command.id()).map(Vm::name).orElse("");
        steps.forget(command.from(), Kind.VM);
        ports.removeAll(command.id());
        inventory.list(Snapshot.class, Where.equal("vmId", command.id())).forEach(inventory::remove);
        inventory.flush();
        inventory.find(Vm.class, command.id()).ifPresent(inventory::remove);
        events.record(Event.error(1153, context.caller(), "VM " + name + " could not be registered: " + why)
                .about(Domains.KIND, command.from().domain()));
    }
}
