package org.vireo.hosts;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;

/** Waits until no virtual machine runs on a host, asking those that do to shut down when that was wanted. */
final class EmptyHost implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyHost.class);

    private final DeactivateHost command;
    private final Inventory inventory;
    private final Commands commands;

    EmptyHost(DeactivateHost command, Inventory inventory, Commands commands) {
        this.command = command;
        this.inventory = inventory;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public String describe() {
        return "Waiting until no virtual machine runs on the host";
    }

    @Override
    public void run(StepContext context) {
        if (command.stopVms()) {
            for (var vm : inventory.list(Vm.class, Where.equal("hostId", command.id()))) {
                shutDown(vm, context);
            }
        }
        context.await(
                "virtual machines to leave the host",
                () -> inventory.count(Vm.class, Where.equal("hostId", command.id())) == 0
                        ? Optional.of(Boolean.TRUE)
                        : Optional.empty());
    }

    private void shutDown(Vm vm, StepContext context) {
        try {
            commands.submit(new ShutdownVm(vm.id(), "The host goes into maintenance."), context.caller());
        } catch (CommandRefused e) {
            LOG.warn("VM {} was not asked to shut down: {}", vm.id(), e.getMessage());
        }
    }
}
