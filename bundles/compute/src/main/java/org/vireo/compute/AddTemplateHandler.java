package org.vireo.compute;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
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
import org.vireo.engine.api.vm.AddTemplate;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Makes a template of a virtual machine or of a snapshot of one; its disks are copied in full. */
@Component(service = CommandHandler.class)
public final class AddTemplateHandler implements CommandHandler<AddTemplate> {
    private static final String WHAT = "Cannot add Template.";

    private final Inventory inventory;
    private final DiskCopies copies;
    private final FrozenCopies frozen;
    private final Ports ports;
    private final VmEvents events;
    private final Names names;
    private final Icons icons;
    private final Clock clock = Clock.systemUTC();

    /** Keeps no state. */
    @Activate
    public AddTemplateHandler(
            @Reference Inventory inventory,
            @Reference DiskCopies copies,
            @Reference FrozenCopies frozen,
            @Reference Ports ports,
            @Reference Events events) {
        this.inventory = inventory;
        this.copies = copies;
        this.frozen = frozen;
        this.ports = ports;
        this.events = new VmEvents(inventory, events);
        this.names = new Names(inventory);
        this.icons = new Icons(inventory);
    }

    @Override
    public Class<AddTemplate> command() {
        return AddTemplate.class;
    }

    @Override
    public Permit permit(AddTemplate command) {
        return Permit.on("create_template", "vm", command.vm());
    }

    @Override
    public Optional<Ownership> owned(AddTemplate command) {
        return Optional.of(Ownership.of(PredefinedRoles.TEMPLATE_OWNER, "template", command.id()));
    }

    @Override
    public Set<LockKey> locks(AddTemplate command) {
        var name = inventory
                .find(Vm.class, command.vm())
                .map(vm -> names.lock(
                        "template", cluster(command, vm), command.details().name()))
                .orElseGet(() -> LockKey.name("template", command.details().name()));
        var keys = new HashSet<LockKey>(Set.of(LockKey.exclusive("template", command.id()), name));
        command.snapshot()
                .ifPresentOrElse(
                        snapshot -> keys.addAll(frozen.locks(snapshot)),
                        () -> keys.add(LockKey.exclusive("vm", command.vm())));
        return keys;
    }

    private static ClusterId cluster(AddTemplate command, Vm vm) {
        return command.cluster().orElse(vm.clusterId());
    }

    @Override
    public Check check(AddTemplate command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        var cluster = cluster(command, vm);
        if (!names.center(cluster).equals(names.center(vm.clusterId()))) {
            return Check.conflict(WHAT + " The Cluster is in another Data Center than the VM.");
        }
        var name = command.details().name();
        var base = command.baseTemplate().orElse(command.id()).value();
        return source(command, vm)
                .and(Names.form(WHAT, name))
                .and(base(command))
                .and(names.template(WHAT, name, cluster, command.id(), base));
    }

    private Check source(AddTemplate command, Vm vm) {
        return command.snapshot()
                .map(snapshot -> frozen.check(vm, snapshot, WHAT))
                .orElseGet(() -> VmAction.COPY.check(vm.status()).and(copies.check(Owner.of(vm.id()), WHAT)));
    }

    private Check base(AddTemplate command) {
        if (command.baseTemplate().isEmpty()) {
            return Check.FINE;
        }
        var base = inventory.get(Template.class, command.baseTemplate().get());
        return base.id().equals(TemplateId.BLANK) || !base.baseTemplateId().equals(base.id())
                ? Check.conflict(WHAT + " Template " + base.name() + " cannot have versions.")
                : Check.FINE;
    }

    @Override
    public String describe(AddTemplate command) {
        return "Creating Template " + command.details().name();
    }

    @Override
    public void begin(AddTemplate command, Caller caller) {
        var vm = inventory.getForUpdate(Vm.class, command.vm());
        var copied = command.snapshot()
                .map(snapshot -> !frozen.images(snapshot).isEmpty())
                .orElseGet(() -> !copies.attachments(Owner.of(vm.id())).isEmpty());
        var template = row(command, vm);
        template.setStatus(copied ? TemplateStatus.LOCKED : TemplateStatus.OK);
        inventory.add(template);
        inventory.flush();
        command.snapshot()
                .ifPresentOrElse(
                        snapshot -> frozen.add(snapshot, vm.id(), Owner.of(template.id())),
                        () -> copies.add(Owner.of(vm.id()), Owner.of(template.id()), false));
        ports.copyToTemplate(vm.id(), template.id());
        if (copied && command.snapshot().isEmpty()) {
            vm.setStatus(VmStatus.IMAGE_LOCKED);
        }
        var message = copied
                ? "The creation of Template " + template.name() + " from VM " + vm.name() + " was begun by "
                        + caller.name() + "."
                : done(template.name());
        message += copies.leftOut(Owner.of(vm.id()));
        events.template(
                Event.normal(copied ? VmEvents.TEMPLATE_BEGUN : VmEvents.TEMPLATE_DONE, caller, message), template);
    }

    private Template row(AddTemplate command, Vm vm) {
        var template = new Template(command.id());
        command.details().applyTo(template);
        icons.settle(template, "");
        template.setClusterId(Optional.of(cluster(command, vm)));
        template.setSettings(settings(command, vm).edit().deleteProtected(false).done());
        template.setBaseTemplateId(command.baseTemplate().orElse(command.id()));
        template.setVersionNumber(command.baseTemplate().map(this::nextVersion).orElse(1));
        template.setVersionName(command.versionName());
        template.setCreated(clock.instant());
        return template;
    }

    private VmSettings settings(AddTemplate command, Vm vm) {
        return command.snapshot()
                .flatMap(id -> inventory.find(Snapshot.class, id))
                .flatMap(Snapshot::settings)
                .orElse(vm.settings());
    }

    private int nextVersion(TemplateId base) {
        return inventory.list(Template.class, Where.equal("baseTemplateId", base)).stream()
                        .mapToInt(Template::versionNumber)
                        .max()
                        .orElse(1)
                + 1;
    }

    private static String done(String name) {
        return "The creation of Template " + name + " has been completed.";
    }

    @Override
    public List<Step> plan(AddTemplate command) {
        return command.snapshot()
                .map(snapshot -> frozen.steps(snapshot, Owner.of(command.id())))
                .orElseGet(() -> copies.steps(Owner.of(command.vm()), Owner.of(command.id()), false));
    }

    @Override
    public void complete(AddTemplate command, StepContext context) {
        var template = inventory.get(Template.class, command.id());
        template.setStatus(TemplateStatus.OK);
        copies.ready(Owner.of(command.id()));
        free(command);
        events.template(Event.normal(VmEvents.TEMPLATE_DONE, context.caller(), done(template.name())), template);
    }

    private void free(AddTemplate command) {
        var vm = inventory.get(Vm.class, command.vm());
        if (vm.status() == VmStatus.IMAGE_LOCKED && command.snapshot().isEmpty()) {
            vm.setStatus(VmStatus.DOWN);
        }
    }

    @Override
    public void abandon(AddTemplate command, StepContext context, String why) {
        copies.forget(Owner.of(command.id()));
        ports.removeAll(command.id());
        inventory.flush();
        inventory.find(Template.class, command.id()).ifPresent(template -> {
            inventory.remove(template);
            icons.release(template.extras(), "");
        });
        free(command);
        events.plain(Event.error(
                VmEvents.TEMPLATE_FAILED,
                context.caller(),
                "Failed to create Template " + command.details().name() + ": " + why));
    }
}
