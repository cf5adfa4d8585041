package org.vireo.compute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.compute.DiskCopies.Owner;
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
import org.vireo.engine.api.storage.FirstDisks;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.ErrorKind;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmStatus;

/** Adds a virtual machine with disks and interfaces after those of its template. */
@Component(service = CommandHandler.class)
public final class AddVmHandler implements CommandHandler<AddVm> {
    private static final String WHAT = "Cannot add VM.";

    private final Inventory inventory;
    private final DiskCopies copies;
    private final FirstDisks firstDisks;
    private final Ports ports;
    private final VmEvents events;
    private final Names names;
    private final NewVms rows;
    private final CustomProperties properties;

    /** Keeps no state. */
    @Activate
    public AddVmHandler(
            @Reference Inventory inventory,
            @Reference DiskCopies copies,
            @Reference FirstDisks firstDisks,
            @Reference Ports ports,
            @Reference CustomProperties properties,
            @Reference Events events) {
        this.inventory = inventory;
        this.copies = copies;
        this.firstDisks = firstDisks;
        this.ports = ports;
        this.events = new VmEvents(inventory, events);
        this.names = new Names(inventory);
        this.rows = new NewVms(inventory, ports);
        this.properties = properties;
    }

    @Override
    public Class<AddVm> command() {
        return AddVm.class;
    }

    @Override
    public Permit permit(AddVm command) {
        return Permit.on("create_vm", "cluster", command.cluster());
    }

    @Override
    public Set<Permit> permits(AddVm command) {
        var permits = new HashSet<Permit>();
        permits.add(permit(command));
        permits.add(Permit.on("create_vm", "template", command.template()));
        command.placement().values().forEach(domain -> permits.add(Permit.on("create_disk", "storage_domain", domain)));
        permits.addAll(firstDisks.permits(command.disks()));
        var ofTemplate = inventory
                .find(Template.class, command.template())
                .map(template -> template.settings().customProperties())
                .orElse(Map.of());
        if (!command.settings().customProperties().equals(ofTemplate)) {
            permits.add(Permit.on("change_vm_custom_properties", "cluster", command.cluster()));
        }
        return permits;
    }

    @Override
    public Optional<Ownership> owned(AddVm command) {
        return Optional.of(Ownership.of(PredefinedRoles.USER_VM_MANAGER, "vm", command.id()));
    }

    @Override
    public Set<LockKey> locks(AddVm command) {
        var keys = new HashSet<LockKey>();
        keys.add(LockKey.exclusive("vm", command.id()));
        keys.add(names.lock("vm", command.cluster(), command.details().name()));
        keys.add(LockKey.shared("cluster", command.cluster()));
        keys.add(LockKey.shared("template", command.template()));
        keys.addAll(firstDisks.locks(command.disks()));
        for (var attachment : copies.attachments(Owner.of(command.template()))) {
            inventory
                    .find(Disk.class, attachment.diskId())
                    .flatMap(Disk::storageDomainId)
                    .ifPresent(domain -> keys.add(LockKey.shared("storage_domain", domain)));
        }
        return keys;
    }

    @Override
    public Check check(AddVm command, Caller caller) {
        var template = inventory.get(Template.class, command.template());
        var center = names.center(command.cluster());
        if (inventory.find(Vm.class, command.id()).isPresent()) {
            return Check.conflict(WHAT + " There is a VM with the id " + command.id() + " already.");
        }
        if (template.status() != TemplateStatus.OK) {
            return Check.conflict(WHAT + " Template " + template.name() + " is "
                    + template.status().text() + ".");
        }
        if (template.clusterId().isPresent()
                && !names.center(template.clusterId().get()).equals(center)) {
            return Check.conflict(WHAT + " Template " + template.name() + " is in another Data Center.");
        }
        return Names.form(WHAT, command.details().name())
                .and(names.vm(WHAT, command.details().name(), command.cluster(), command.id()))
                .and(properties.ofVm(
                        WHAT, command.cluster(), Map.of(), command.settings().customProperties()))
                .and(placement(command))
                .and(copies.check(Owner.of(command.template()), WHAT))
                .and(firstDisks.check(command.disks(), boots(command)));
    }

    private boolean boots(AddVm command) {
        return copies.attachments(Owner.of(command.template())).stream().anyMatch(DiskAttachment::bootable);
    }

    private Check placement(AddVm command) {
        for (var attachment : copies.attachments(Owner.of(command.template()))) {
            var disk = inventory.get(Disk.class, attachment.diskId());
            var wanted = Optional.ofNullable(command.placement().get(disk.id()));
            if (wanted.isPresent() && !wanted.equals(disk.storageDomainId())) {
                return Check.refused(
                        ErrorKind.CONFLICT,
                        WHAT + " Disk " + disk.name()
                                + " of the template cannot be placed on another Storage Domain than its own.");
            }
        }
        return Check.FINE;
    }

    @Override
    public String describe(AddVm command) {
        return "Creating VM " + command.details().name();
    }

    private boolean thin(AddVm command) {
        return !command.fullCopy();
    }

    @Override
    public void begin(AddVm command, Caller caller) {
        var from = Owner.of(command.template());
        var disks = !plan(command).isEmpty();
        var vm = row(command, disks);
        rows.add(vm);
        copies.add(from, Owner.of(command.id()), thin(command));
        firstDisks.begin(command.disks(), caller);
        ports.copyFromTemplate(command.template(), command.id(), command.cluster());
        events.normal(
                disks ? VmEvents.ADD_BEGUN : VmEvents.ADDED,
                caller,
                vm,
                disks
                        ? "The creation of VM " + vm.name() + " was begun by " + caller.name() + "."
                        : "VM " + vm.name() + " was created by " + caller.name() + ".");
    }

    private Vm row(AddVm command, boolean disks) {
        var vm = rows.begun(command.id(), command.details(), command.cluster(), command.settings(), disks);
        // a full copy reads through to nothing
        vm.setTemplateId(command.fullCopy() ? TemplateId.BLANK : command.template());
        vm.setOriginalTemplateId(command.template());
        return vm;
    }

    @Override
    public List<Step> plan(AddVm command) {
        var steps = new ArrayList<Step>();
        steps.addAll(copies.steps(Owner.of(command.template()), Owner.of(command.id()), thin(command)));
        steps.addAll(firstDisks.steps(command.disks()));
        return steps;
    }

    @Override
    public void complete(AddVm command, StepContext context) {
        var vm = inventory.get(Vm.class, command.id());
        vm.setStatus(VmStatus.DOWN);
        copies.ready(Owner.of(command.id()));
        firstDisks.complete(command.disks(), context.caller());
        events.normal(
                VmEvents.ADD_DONE, context.caller(), vm, "The creation of VM " + vm.name() + " has been completed.");
    }

    @Override
    public void abandon(AddVm command, StepContext context, String why) {
        firstDisks.abandon(command.disks());
        copies.forget(Owner.of(command.id()));
        rows.forget(command.id());
        events.plain(Event.error(
                VmEvents.ADD_FAILED,
                context.caller(),
                "Failed to create VM " + command.details().name() + ": " + why));
    }
}
