package org.vireo.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.AddDescribedVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.model.DataCenterId;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.storage.ovf.PackageReader;
import org.vireo.storage.ovf.PackagedDisk;
import org.vireo.storage.ovf.PackagedMachine;

/** Adds a machine that a descriptor tells of; its disks were brought in before, by transfers of images for one. */
@Component(service = CommandHandler.class)
public final class AddDescribedVmHandler implements CommandHandler<AddDescribedVm> {
    private static final String WHAT = "Cannot add VM from a configuration.";
    private static final int ADDED = 1152;

    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final OvaChecks checks;
    private final OvaRows rows;
    private final ArrivingNics nics;

    /** Keeps no state. */
    @Activate
    public AddDescribedVmHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference NewDisks disks,
            @Reference Arrivals arrivals,
            @Reference Ports ports,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.checks = new OvaChecks(inventory, hosts);
        this.rows = new OvaRows(inventory, disks, arrivals, ports);
        this.nics = new ArrivingNics(inventory);
    }

    @Override
    public Class<AddDescribedVm> command() {
        return AddDescribedVm.class;
    }

    private static PackagedMachine told(AddDescribedVm command) {
        return PackageReader.configuration("the configuration", command.descriptor());
    }

    private static String name(AddDescribedVm command, PackagedMachine machine) {
        return command.name().orElse(machine.name());
    }

    private static Optional<DiskId> id(PackagedDisk disk) {
        try {
            return Optional.of(new DiskId(UUID.fromString(disk.id())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<DiskId> ids(PackagedMachine machine) {
        return machine.disks().stream().flatMap(disk -> id(disk).stream()).toList();
    }

    @Override
    public Permit permit(AddDescribedVm command) {
        return Permit.on("create_vm", "cluster", command.cluster());
    }

    @Override
    public Set<Permit> permits(AddDescribedVm command) {
        var machine = told(command);
        var all = ids(machine).stream()
                .map(disk -> Permit.on("attach_disk", NewDisks.KIND, disk))
                .collect(Collectors.toCollection(HashSet::new));
        all.add(permit(command));
        inventory
                .find(Cluster.class, command.cluster())
                .filter(cluster -> cluster.dataCenterId().isPresent())
                .ifPresent(cluster -> all.addAll(ArrivingNics.permits(Kind.VM, nics.of(machine, cluster))));
        return all;
    }

    @Override
    public Optional<Ownership> owned(AddDescribedVm command) {
        return Optional.of(Ownership.of(PredefinedRoles.USER_VM_MANAGER, "vm", command.id()));
    }

    @Override
    public Set<LockKey> locks(AddDescribedVm command) {
        var machine = told(command);
        var keys = new HashSet<LockKey>();
        ids(machine).forEach(disk -> keys.add(LockKey.exclusive(NewDisks.KIND, disk)));
        keys.add(LockKey.exclusive("vm", command.id()));
        keys.add(LockKey.shared("cluster", command.cluster()));
        inventory
                .find(Cluster.class, command.cluster())
                .flatMap(Cluster::dataCenterId)
                .ifPresent(center -> keys.add(LockKey.name("vm." + center, name(command, machine))));
        return keys;
    }

    @Override
    public Check check(AddDescribedVm command, Caller caller) {
        var machine = told(command);
        var cluster = inventory.get(Cluster.class, command.cluster());
        if (cluster.dataCenterId().isEmpty()) {
            return Check.conflict(WHAT + " Cluster " + cluster.name() + " belongs to no Data Center.");
        }
        if (inventory.find(Vm.class, command.id()).isPresent()) {
            return Check.conflict(WHAT + " There is a VM with the id " + command.id() + " already.");
        }
        var check = checks.name(WHAT, false, name(command, machine), command.cluster());
        for (var disk : machine.disks()) {
            check = check.and(free(disk, cluster.dataCenterId().get()));
        }
        return check;
    }

    private Check free(PackagedDisk told, DataCenterId center) {
        var disk = id(told).flatMap(id -> inventory.find(Disk.class, id));
        if (disk.isEmpty()) {
            return Check.conflict(WHAT + " It tells of the disk " + told.id()
                    + ", which is not here; bring it in first, under this id, or take it out of the configuration.");
        }
        var name = disk.get().name();
        if (disk.get().status() != DiskStatus.OK) {
            return Check.conflict(
                    WHAT + " The disk " + name + " is " + disk.get().status().text() + ".");
        }
        if (!use.attachments(disk.get().id()).isEmpty()) {
            return Check.conflict(WHAT + " The disk " + name + " is attached to a machine already.");
        }
        return disk.get()
                        .storageDomainId()
                        .flatMap(domain ->
                                inventory.get(StorageDomain.class, domain).dataCenterId())
                        .equals(Optional.of(center))
                ? Check.FINE
                : Check.conflict(WHAT + " The disk " + name + " lies in another Data Center.");
    }

    @Override
    public String describe(AddDescribedVm command) {
        return "Adding VM " + name(command, told(command)) + " from a configuration";
    }

    @Override
    public void begin(AddDescribedVm command, Caller caller) {
        var machine = told(command);
        var name = name(command, machine);
        rows.add(command.id(), name, command.cluster(), machine);
        for (var disk : machine.disks()) {
            rows.attach(command.id(), id(disk).orElseThrow(), disk, machine);
        }
        events.record(
                Event.normal(ADDED, caller, "VM " + name + " was added from a configuration by " + caller.name() + ".")
                        .about("vm", command.id())
                        .about("cluster", command.cluster()));
    }
}
