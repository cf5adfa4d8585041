package org.vireo.hosts.power;

import java.time.Duration;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Host;
import org.vireo.model.HostStatus;

/** Gives a host power; its next sign of life makes it up, unless it is in maintenance. */
record SwitchOn(FenceHost command, FenceTools tools) implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "on";
    }

    @Override
    public String describe() {
        return "Giving the host power";
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public void run(StepContext context) {
        if (context.get(SwitchOff.BACK).isPresent()) {
            return;
        }
        // before it has power: it may be heard from at once
        tools.transactions().run(() -> {
            var host = tools.inventory().get(Host.class, command.id());
            if (host.status() != HostStatus.MAINTENANCE) {
                host.setStatus(HostStatus.REBOOT);
                host.setStatusDetail("it was given power");
            }
        });
        tools.power().on(command.id(), context.call());
    }
}
