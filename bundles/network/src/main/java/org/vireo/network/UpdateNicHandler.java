package org.vireo.network;

import java.util.List;
import java.util.Locale;
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
import org.vireo.engine.api.network.UpdateNic;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.model.Id;

/** Changes an interface; a running virtual machine takes it on at once. */
@Component(service = CommandHandler.class)
public final class UpdateNicHandler implements CommandHandler<UpdateNic> {
    private final Inventory inventory;
    private final Events events;
    private final NicRules rules;
    private final LiveNics live;

    @Activate
    public UpdateNicHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference NicRules rules,
            @Reference LiveNics live) {
        this.inventory = inventory;
        this.events = events;
        this.rules = rules;
        this.live = live;
    }

    @Override
    public Class<UpdateNic> command() {
        return UpdateNic.class;
    }

    @Override
    public Permit permit(UpdateNic command) {
        var nic = inventory.get(Nic.class, command.id());
        return nic.vmId()
                .map(vm -> Permit.on("configure_vm_network", "vm", vm))
                .orElseGet(() -> Permit.on(
                        "configure_template_network",
                        "template",
                        nic.templateId().orElseThrow()));
    }

    @Override
    public Set<Permit> permits(UpdateNic command) {
        var mine = permit(command);
        var present = inventory.get(Nic.class, command.id()).vnicProfileId();
        return command.profile()
                .filter(profile -> !profile.equals(present))
                .flatMap(profile -> profile)
                .map(profile -> Set.of(mine, Permit.on(mine.name(), AddVnicProfileHandler.KIND, profile)))
                .orElseGet(() -> Set.of(mine));
    }

    @Override
    public Set<LockKey> locks(UpdateNic command) {
        return NicOwners.locks(inventory.get(Nic.class, command.id()));
    }

    @Override
    public Check check(UpdateNic command, Caller caller) {
        var nic = inventory.get(Nic.class, command.id());
        var cluster = NicOwners.cluster(nic, inventory);
        if (nic.vmId().isEmpty() && command.mac().isPresent()) {
            return Check.invalid("An interface of a template has no MAC address.");
        }
        if (plugged(nic, command) && remade(nic, command)) {
            return Check.conflict("Cannot edit Interface " + nic.name()
                    + ". The VM is running and the VM Network Interface is plugged: unplug it first.");
        }
        var owner = nic.vmId().isPresent() ? "vmId" : "templateId";
        Id ownerId =
                nic.vmId().isPresent() ? nic.vmId().get() : nic.templateId().orElseThrow();
        return command.name()
                .map(name -> rules.name(owner, ownerId, name, Optional.of(command.id())))
                .orElse(Check.FINE)
                .and(rules.profile(cluster, command.profile().orElse(Optional.empty())))
                .and(rules.mac(cluster, command.mac(), Optional.of(command.id())));
    }

    private boolean plugged(Nic nic, UpdateNic command) {
        return nic.plugged()
                && command.plugged().orElse(true)
                && nic.vmId().filter(live::runs).isPresent();
    }

    private static boolean remade(Nic nic, UpdateNic command) {
        return command.model().filter(model -> model != nic.model()).isPresent()
                || command.mac().filter(mac -> !mac.equalsIgnoreCase(nic.mac())).isPresent();
    }

    @Override
    public String describe(UpdateNic command) {
        return "Editing Network Interface "
                + inventory.get(Nic.class, command.id()).name();
    }

    @Override
    public void begin(UpdateNic command, Caller caller) {
        var nic = inventory.get(Nic.class, command.id());
        command.name().ifPresent(nic::setName);
        command.profile().ifPresent(nic::setVnicProfileId);
        command.model().ifPresent(nic::setModel);
        command.mac().ifPresent(mac -> nic.setMac(mac.toLowerCase(Locale.ROOT)));
        command.linked().ifPresent(nic::setLinked);
        command.plugged().ifPresent(nic::setPlugged);
        command.extras().ifPresent(nic::setExtras);
        events.record(NicOwners.about(
                nic, Event.normal(934, caller, "Interface " + nic.name() + " was changed by " + caller.name() + ".")));
    }

    @Override
    public List<Step> plan(UpdateNic command) {
        boolean felt = command.plugged().isPresent()
                || command.linked().isPresent()
                || command.profile().isPresent();
        return felt ? live.steps(command.id()) : List.of();
    }

    @Override
    public void abandon(UpdateNic command, StepContext context, String why) {
        inventory.find(Nic.class, command.id()).ifPresent(nic -> {
            command.plugged().ifPresent(wanted -> nic.setPlugged(!wanted));
            events.record(NicOwners.about(
                    nic,
                    Event.error(
                            935,
                            context.caller(),
                            "The running VM did not take on the change of Interface " + nic.name() + ": " + why)));
        });
    }
}
