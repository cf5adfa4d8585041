package org.vireo.hosts.power;

import java.time.Duration;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Host;
import org.vireo.model.HostStatus;
import org.vireo.spi.fence.PowerState;

/** Cuts the power of a host, unless it came back by itself meanwhile. */
record SwitchOff(FenceHost command, FenceTools tools) implements Step {
    /** Kept when the host responds again and is left alone. */
    static final String BACK = "back";

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "off";
    }

    @Override
    public String describe() {
        return "Cutting the power of the host";
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public void run(StepContext context) {
        if (command.automatic() && status() != HostStatus.NON_RESPONSIVE) {
            context.put(BACK, "true");
            return;
        }
        var call = context.call();
        if (tools.power().status(command.id(), call.part("look")) == PowerState.ON) {
            tools.power().off(command.id(), call.part("off"));
        }
    }

    private HostStatus status() {
        return tools.transactions()
                .read(() -> tools.inventory().get(Host.class, command.id()).status());
    }
}
