package org.vireo.network;

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
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.AddTemplateNic;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;

/** Adds an interface to a template; it has no address of its own. */
@Component(service = CommandHandler.class)
public final class AddTemplateNicHandler implements CommandHandler<AddTemplateNic> {
    private final Inventory inventory;
    private final Events events;
    private final NicRules rules;

    @Activate
    public AddTemplateNicHandler(@Reference Inventory inventory, @Reference Events events, @Reference NicRules rules) {
        this.inventory = inventory;
        this.events = events;
        this.rules = rules;
    }

    @Override
    public Class<AddTemplateNic> command() {
        return AddTemplateNic.class;
    }

    @Override
    public Permit permit(AddTemplateNic command) {
        return Permit.on("configure_template_network", "template", command.template());
    }

    @Override
    public Set<Permit> permits(AddTemplateNic command) {
        return command.nic()
                .profile()
                .map(profile -> Set.of(
                        permit(command), Permit.on("configure_template_network", AddVnicProfileHandler.KIND, profile)))
                .orElseGet(() -> Set.of(permit(command)));
    }

    @Override
    public Set<LockKey> locks(AddTemplateNic command) {
        return Set.of(LockKey.exclusive("template", command.template()));
    }

    @Override
    public Check check(AddTemplateNic command, Caller caller) {
        var template = inventory.get(Template.class, command.template());
        if (template.clusterId().isEmpty()) {
            return Check.conflict("Cannot add an interface. The Blank template cannot be changed.");
        }
        return rules.name("templateId", command.template(), command.nic().name(), Optional.empty())
                .and(rules.profile(template.clusterId().get(), command.nic().profile()));
    }

    @Override
    public String describe(AddTemplateNic command) {
        return "Adding Network Interface " + command.nic().name() + " to Template "
                + inventory.get(Template.class, command.template()).name();
    }

    @Override
    public void begin(AddTemplateNic command, Caller caller) {
        var nic = NewNics.entity(command.nic());
        nic.setTemplateId(Optional.of(command.template()));
        inventory.add(nic);
        events.record(Event.normal(1083, caller, describe(command) + " was asked for by " + caller.name() + ".")
                .about("template", command.template()));
    }
}
