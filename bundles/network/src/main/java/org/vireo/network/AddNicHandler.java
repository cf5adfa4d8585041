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
import org.vireo.engine.api.network.AddNic;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;

/** Adds an interface to a virtual machine; one that runs sees it at once. */
@Component(service = CommandHandler.class)
public final class AddNicHandler implements CommandHandler<AddNic> {
    private final Inventory inventory;
    private final Events events;
    private final MacAddresses addresses;
    private final NicRules rules;
    private final LiveNics live;

    @Activate
    public AddNicHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference MacAddresses addresses,
            @Reference NicRules rules,
            @Reference LiveNics live) {
        this.inventory = inventory;
        this.events = events;
        this.addresses = addresses;
        this.rules = rules;
        this.live = live;
    }

    @Override
    public Class<AddNic> command() {
        return AddNic.class;
    }

    @Override
    public Permit permit(AddNic command) {
        return Permit.on("configure_vm_network", "vm", command.vm());
    }

    @Override
    public Set<Permit> permits(AddNic command) {
        return command.nic()
                .profile()
                .map(profile ->
                        Set.of(permit(command), Permit.on("configure_vm_network", AddVnicProfileHandler.KIND, profile)))
                .orElseGet(() -> Set.of(permit(command)));
    }

    @Override
    public Set<LockKey> locks(AddNic command) {
        return Set.of(LockKey.exclusive("vm", command.vm()));
    }

    @Override
    public Check check(AddNic command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        var nic = command.nic();
        return rules.name("vmId", command.vm(), nic.name(), Optional.empty())
                .and(rules.profile(vm.clusterId(), nic.profile()))
                .and(rules.mac(vm.clusterId(), nic.mac(), Optional.empty()));
    }

    @Override
    public String describe(AddNic command) {
        return "Adding Network Interface " + command.nic().name() + " to VM "
                + inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public void begin(AddNic command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        var nic = NewNics.entity(command.nic());
        nic.setVmId(Optional.of(command.vm()));
        nic.setMac(command.nic()
                .mac()
                .map(mac -> mac.toLowerCase(Locale.ROOT))
                .orElseGet(() -> addresses.allocate(vm.clusterId())));
        inventory.add(nic);
        events.record(Event.normal(
                        932,
                        caller,
                        "Interface " + nic.name() + " was added to VM " + vm.name() + " by " + caller.name() + ".")
                .about("vm", command.vm()));
    }

    @Override
    public List<Step> plan(AddNic command) {
        return command.nic().plugged() ? live.steps(command.nic().id()) : List.of();
    }

    @Override
    public void abandon(AddNic command, StepContext context, String why) {
        inventory.find(Nic.class, command.nic().id()).ifPresent(inventory::remove);
        events.record(Event.error(
                        933,
                        context.caller(),
                        "Interface " + command.nic().name() + " could not be added to the running VM: " + why)
                .about("vm", command.vm()));
    }
}
