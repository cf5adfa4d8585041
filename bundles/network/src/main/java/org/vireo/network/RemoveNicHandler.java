package org.vireo.network;

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
import org.vireo.engine.api.network.RemoveNic;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;

/** Removes an interface; from a running virtual machine only when it is unplugged. */
@Component(service = CommandHandler.class)
public final class RemoveNicHandler implements CommandHandler<RemoveNic> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public RemoveNicHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<RemoveNic> command() {
        return RemoveNic.class;
    }

    @Override
    public Permit permit(RemoveNic command) {
        var nic = inventory.get(Nic.class, command.id());
        return nic.vmId()
                .map(vm -> Permit.on("configure_vm_network", "vm", vm))
                .orElseGet(() -> Permit.on(
                        "configure_template_network",
                        "template",
                        nic.templateId().orElseThrow()));
    }

    @Override
    public Set<LockKey> locks(RemoveNic command) {
        return NicOwners.locks(inventory.get(Nic.class, command.id()));
    }

    @Override
    public Check check(RemoveNic command, Caller caller) {
        var nic = inventory.get(Nic.class, command.id());
        var running = nic.vmId()
                .map(vm -> inventory.get(Vm.class, vm))
                .filter(vm -> vm.hostId().isPresent())
                .isPresent();
        return running && nic.plugged()
                ? Check.conflict("Cannot remove Interface " + nic.name()
                        + ". The VM Network Interface is plugged to a running VM.")
                : Check.FINE;
    }

    @Override
    public String describe(RemoveNic command) {
        return "Removing Network Interface "
                + inventory.get(Nic.class, command.id()).name();
    }

    @Override
    public void begin(RemoveNic command, Caller caller) {
        var nic = inventory.get(Nic.class, command.id());
        inventory.remove(nic);
        events.record(NicOwners.about(
                nic, Event.normal(930, caller, "Interface " + nic.name() + " was removed by " + caller.name() + ".")));
    }
}
