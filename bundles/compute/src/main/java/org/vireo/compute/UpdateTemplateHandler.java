package org.vireo.compute;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.UpdateTemplate;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateStatus;

/** Changes a template; virtual machines made from it before keep what they have. */
@Component(service = CommandHandler.class)
public final class UpdateTemplateHandler implements CommandHandler<UpdateTemplate> {
    private static final String WHAT = "Cannot edit Template.";

    private final Inventory inventory;
    private final VmEvents events;
    private final Names names;
    private final Icons icons;

    /** Keeps no state. */
    @Activate
    public UpdateTemplateHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = new VmEvents(inventory, events);
        this.names = new Names(inventory);
        this.icons = new Icons(inventory);
    }

    @Override
    public Class<UpdateTemplate> command() {
        return UpdateTemplate.class;
    }

    @Override
    public Permit permit(UpdateTemplate command) {
        return Permit.on("edit_template_properties", "template", command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateTemplate command) {
        return Set.of(LockKey.exclusive("template", command.id()));
    }

    @Override
    public Check check(UpdateTemplate command, Caller caller) {
        var template = inventory.get(Template.class, command.id());
        if (template.status() == TemplateStatus.LOCKED) {
            return Check.conflict(WHAT + " Template is locked: its disks are being worked on.");
        }
        return Templates.notBlank(command.id(), WHAT).and(name(command, template));
    }

    private Check name(UpdateTemplate command, Template template) {
        var name = command.details().name().filter(wanted -> !wanted.equals(template.name()));
        if (name.isEmpty()) {
            return Check.FINE;
        }
        var form = Names.form(WHAT, name.get());
        return template.clusterId()
                .<Check>map((ClusterId cluster) -> form.and(names.template(
                        WHAT,
                        name.get(),
                        cluster,
                        template.id(),
                        template.baseTemplateId().value())))
                .orElse(form);
    }

    @Override
    public String describe(UpdateTemplate command) {
        return "Updating Template "
                + inventory.get(Template.class, command.id()).name();
    }

    @Override
    public void begin(UpdateTemplate command, Caller caller) {
        var template = inventory.getForUpdate(Template.class, command.id());
        var before = template.extras();
        command.details().applyTo(template);
        icons.settle(template, before);
        command.settings().ifPresent(template::setSettings);
        events.template(
                Event.normal(
                        VmEvents.TEMPLATE_UPDATED,
                        caller,
                        "Template " + template.name() + " configuration was updated by " + caller.name() + "."),
                template);
    }
}
