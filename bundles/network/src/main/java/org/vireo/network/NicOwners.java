package org.vireo.network;

import java.util.Set;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.ClusterId;

/** The virtual machine or template an interface belongs to. */
final class NicOwners {
    private NicOwners() {}

    static Set<LockKey> locks(Nic nic) {
        return Set.of(nic.vmId()
                .map(vm -> LockKey.exclusive("vm", vm))
                .orElseGet(() -> LockKey.exclusive("template", nic.templateId().orElseThrow())));
    }

    static ClusterId cluster(Nic nic, Inventory inventory) {
        return nic.vmId()
                .map(vm -> inventory.get(Vm.class, vm).clusterId())
                .orElseGet(() -> inventory
                        .get(Template.class, nic.templateId().orElseThrow())
                        .clusterId()
                        .orElseThrow());
    }

    static Event about(Nic nic, Event event) {
        return nic.vmId()
                .map(vm -> event.about("vm", vm))
                .orElseGet(() -> event.about("template", nic.templateId().orElseThrow()));
    }
}
