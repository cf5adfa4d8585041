package org.vireo.hosts.power;

import java.util.stream.Collectors;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;

/** The host is off: what ran there is down, and what is highly available among it is remembered. */
record ClearHost(FenceHost command, FenceTools tools) implements Step {
    /** Ids of virtual machines to start elsewhere, with commas between them. */
    static final String LOST = "lost";

    @Override
    public String name() {
        return "clear";
    }

    @Override
    public String describe() {
        return "Taking note that nothing runs on the host";
    }

    @Override
    public void run(StepContext context) {
        if (context.get(SwitchOff.BACK).isPresent()) {
            return;
        }
        tools.transactions().run(() -> {
            if (context.get(LOST).isEmpty()) {
                context.put(LOST, lost());
            }
            tools.fleet().hostDown(command.id());
            var host = tools.inventory().get(Host.class, command.id());
            if (host.status() != HostStatus.MAINTENANCE) {
                host.setStatus(HostStatus.DOWN);
                host.setStatusDetail("its power was cut");
            }
        });
        tools.commands().somethingChanged();
    }

    private String lost() {
        return tools.inventory().list(Vm.class, Where.equal("hostId", command.id())).stream()
                .filter(vm -> vm.settingsNow().highlyAvailable())
                .map(vm -> vm.id().toString())
                .collect(Collectors.joining(","));
    }
}
