package org.vireo.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.vm.RemoveTemplate;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;

/** Removes a template that nothing reads through to. */
@Component(service = CommandHandler.class)
public final class RemoveTemplateHandler implements CommandHandler<RemoveTemplate> {
    private static final String WHAT = "Cannot delete Template.";

    private final Inventory inventory;
    private final DiskRemovals removals;
    private final Ports ports;
    private final Icons icons;
    private final VmEvents events;

    /** Keeps no state. */
    @Activate
    public RemoveTemplateHandler(
            @Reference Inventory inventory,
            @Reference DiskRemovals removals,
            @Reference Ports ports,
            @Reference Events events) {
        this.inventory = inventory;
        this.removals = removals;
        this.ports = ports;
        this.icons = new Icons(inventory);
        this.events = new VmEvents(inventory, events);
    }

    @Override
    public Class<RemoveTemplate> command() {
        return RemoveTemplate.class;
    }

    @Override
    public Permit permit(RemoveTemplate command) {
        return Permit.on("delete_template", "template", command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveTemplate command) {
        var keys = new HashSet<LockKey>(Set.of(LockKey.exclusive("template", command.id())));
        keys.addAll(removals.locks(Owner.of(command.id())));
        return keys;
    }

    @Override
    public Check check(RemoveTemplate command, Caller caller) {
        var template = inventory.get(Template.class, command.id());
        if (template.status() == TemplateStatus.LOCKED) {
            return Check.conflict(WHAT + " Template is locked: its disks are being worked on.");
        }
        return Templates.notBlank(command.id(), WHAT)
                .and(users(command.id()))
                .and(readers(command.id()))
                .and(versions(command.id()));
    }

    private Check users(TemplateId id) {
        var users = inventory.list(Vm.class, Where.equal("templateId", id).orderBy("name"));
        return users.isEmpty()
                ? Check.FINE
                : Check.conflict(WHAT + " Template is being used by the following VMs: "
                        + users.stream().map(Vm::name).collect(Collectors.joining(", ")) + ".");
    }

    private Check readers(TemplateId id) {
        var readers = inventory.list(Disk.class, Where.in("backingDiskId", removals.own(Owner.of(id))));
        return readers.isEmpty()
                ? Check.FINE
                : Check.conflict(WHAT + " Its disks are read by the following Disks: "
                        + readers.stream().map(Disk::name).collect(Collectors.joining(", ")) + ".");
    }

    private Check versions(TemplateId id) {
        var others = inventory.list(Template.class, Where.equal("baseTemplateId", id)).stream()
                .anyMatch(version -> !version.id().equals(id));
        return others ? Check.conflict(WHAT + " It is the base of other Template versions.") : Check.FINE;
    }

    @Override
    public String describe(RemoveTemplate command) {
        return "Removing Template "
                + inventory.get(Template.class, command.id()).name();
    }

    @Override
    public void begin(RemoveTemplate command, Caller caller) {
        var owner = Owner.of(command.id());
        if (removals.own(owner).isEmpty()) {
            forget(command.id(), caller);
        } else {
            inventory.get(Template.class, command.id()).setStatus(TemplateStatus.LOCKED);
            removals.lock(owner);
        }
    }

    private void forget(TemplateId id, Caller caller) {
        var template = inventory.get(Template.class, id);
        removals.forget(Owner.of(id));
        ports.removeAll(id);
        inventory.flush();
        inventory.remove(template);
        icons.release(template.extras(), "");
        events.template(
                Event.normal(
                        VmEvents.TEMPLATE_REMOVED,
                        caller,
                        "Template " + template.name() + " was successfully removed."),
                template);
    }

    @Override
    public List<Step> plan(RemoveTemplate command) {
        return removals.steps(Owner.of(command.id()), false);
    }

    @Override
    public void complete(RemoveTemplate command, StepContext context) {
        forget(command.id(), context.caller());
    }

    @Override
    public void abandon(RemoveTemplate command, StepContext context, String why) {
        var template = inventory.get(Template.class, command.id());
        var harmed = removals.giveUp(Owner.of(command.id()), context);
        template.setStatus(harmed ? TemplateStatus.ILLEGAL : TemplateStatus.OK);
        events.template(
                Event.error(
                        VmEvents.REMOVE_FAILED,
                        context.caller(),
                        "Failed to remove Template " + template.name() + ": " + why),
                template);
    }
}
