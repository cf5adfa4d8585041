package org.vireo.storage;

import java.util.List;
import java.util.Map;
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
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.RegisterTemplate;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.Where;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.storage.ovf.ToldMachine;

/** Takes a template that a storage domain tells of into the inventory, with its disks and interfaces. */
@Component(service = CommandHandler.class)
public final class RegisterTemplateHandler implements CommandHandler<RegisterTemplate> {
    private static final String WHAT = "Cannot register Template.";

    private final Inventory inventory;
    private final Events events;
    private final Ports ports;
    private final Arrivals arrivals;
    private final ArrivedDisks disks;
    private final ArrivalSteps steps;
    private final ArrivingNics nics;

    @Activate
    public RegisterTemplateHandler(
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
    public Class<RegisterTemplate> command() {
        return RegisterTemplate.class;
    }

    @Override
    public Permit permit(RegisterTemplate command) {
        return Arrivals.permit(command.from());
    }

    @Override
    public Set<Permit> permits(RegisterTemplate command) {
        return arrivals.permits(command.from(), Kind.TEMPLATE);
    }

    private ToldMachine told(RegisterTemplate command) {
        return arrivals.told(command.from(), Kind.TEMPLATE);
    }

    @Override
    public Set<LockKey> locks(RegisterTemplate command) {
        var keys = arrivals.locks(command.from(), Kind.TEMPLATE);
        keys.add(LockKey.exclusive("template", command.id()));
        keys.add(LockKey.exclusive("template", new TemplateId(command.from().source())));
        keys.add(LockKey.exclusive("template", base(command, told(command))));
        return keys;
    }

    /** The template it is a version of, where that is here; else itself. */
    private TemplateId base(RegisterTemplate command, ToldMachine machine) {
        return inventory
                .find(Template.class, new TemplateId(machine.origin().template()))
                .map(Template::id)
                .orElse(command.id());
    }

    @Override
    public Check check(RegisterTemplate command, Caller caller) {
        return arrivals.check(
                command.from(),
                Kind.TEMPLATE,
                WHAT,
                arrival -> free(command, arrival).and(arrivals.check(command.from(), arrival, WHAT)));
    }

    private Check free(RegisterTemplate command, Arrival arrival) {
        if (inventory.find(Template.class, command.id()).isPresent()) {
            return Check.conflict(
                    WHAT + " There is a Template with the id " + command.id() + " already; register it as a clone.");
        }
        var center = arrival.cluster().dataCenterId();
        var base = base(command, arrival.machine());
        var taken = inventory.list(Template.class, Where.equal("name", arrival.name())).stream()
                .filter(other -> !other.baseTemplateId().equals(base))
                .anyMatch(other -> other.clusterId().isEmpty()
                        || inventory
                                .get(Cluster.class, other.clusterId().get())
                                .dataCenterId()
                                .equals(center));
        return taken
                ? Check.conflict(WHAT
                        + " The Template name is already in use, please choose a unique name and try again: "
                        + arrival.name())
                : Check.FINE;
    }

    @Override
    public String describe(RegisterTemplate command) {
        return "Registering Template "
                + command.from().name().orElse(told(command).texts().name());
    }

    @Override
    public void begin(RegisterTemplate command, Caller caller) {
        var arrival = arrivals.arrival(command.from(), Kind.TEMPLATE).orElseThrow();
        inventory.add(row(command, arrival));
        inventory.flush();
        disks.add(arrival.disks(), Map.of());
        arrivals.attach(arrival, Optional.empty(), Optional.of(command.id()));
        ports.keep(command.id(), nics.of(command.from(), arrival));
    }

    private Template row(RegisterTemplate command, Arrival arrival) {
        var machine = arrival.machine();
        var template = new Template(command.id());
        machine.texts().applyTo(template);
        template.setName(arrival.name());
        template.setExtras(Extras.withoutReferences(machine.texts().extras()));
        template.setClusterId(Optional.of(arrival.cluster().id()));
        template.setStatus(TemplateStatus.LOCKED);
        template.setSettings(arrivals.settings(machine));
        var base = base(command, machine);
        template.setBaseTemplateId(base);
        template.setVersionNumber(version(base, command.id(), machine.origin().version()));
        template.setVersionName(machine.origin().versionName());
        template.setCreated(machine.created());
        return template;
    }

    /** The number it had, or the next one where that is taken. */
    private int version(TemplateId base, TemplateId own, int wished) {
        if (base.equals(own)) {
            return 1;
        }
        var numbers = inventory.list(Template.class, Where.equal("baseTemplateId", base)).stream()
                .map(Template::versionNumber)
                .toList();
        return numbers.contains(wished)
                ? numbers.stream().mapToInt(Integer::intValue).max().orElse(0) + 1
                : wished;
    }

    @Override
    public List<Step> plan(RegisterTemplate command) {
        return List.of(steps.look(command.from(), Kind.TEMPLATE));
    }

    @Override
    public void complete(RegisterTemplate command, StepContext context) {
        var without = steps.settle(command.from(), Kind.TEMPLATE, context);
        var template = inventory.get(Template.class, command.id());
        template.setStatus(TemplateStatus.OK);
        var caller = context.caller();
        events.record(Event.normal(
                        1158,
                        caller,
                        "Template " + template.name() + " was registered by " + caller.name() + "." + without)
                .about("template", template.id())
                .about(Domains.KIND, command.from().domain()));
    }

    @Override
    public void abandon(RegisterTemplate command, StepContext context, String why) {
        var name =
                inventory.find(Template.class, command.id()).map(Template::name).orElse("");
        steps.forget(command.from(), Kind.TEMPLATE);
        ports.removeAll(command.id());
        inventory.flush();
        inventory.find(Template.class, command.id()).ifPresent(inventory::remove);
        events.record(Event.error(1159, context.caller(), "Template " + name + " could not be registered: " + why)
                .about(Domains.KIND, command.from().domain()));
    }
}
