package org.vireo.hosts.power;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.VmFleet;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;

/** What the steps of fencing work with. Immutable. */
@Component(service = FenceTools.class)
public final class FenceTools {
    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final VmFleet fleet;
    private final Commands commands;
    private final HostPower power;

    @Activate
    public FenceTools(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference VmFleet fleet,
            @Reference Commands commands,
            @Reference HostPower power) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.fleet = fleet;
        this.commands = commands;
        this.power = power;
    }

    Inventory inventory() {
        return inventory;
    }

    Transactions transactions() {
        return transactions;
    }

    Events events() {
        return events;
    }

    VmFleet fleet() {
        return fleet;
    }

    Commands commands() {
        return commands;
    }

    HostPower power() {
        return power;
    }
}
