package org.vireo.compute;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.vm.Placements;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Vm;
import org.vireo.model.VmId;

/** Looks at a start with the eyes of the start itself, and goes no further. Thread-safe. */
@Component(service = Placements.class)
public final class StartOutlook implements Placements {
    private final LaunchTools tools;
    private final StartNeeds needs;

    /** Keeps no state. */
    @Activate
    public StartOutlook(@Reference LaunchTools tools) {
        this.tools = tools;
        this.needs = new StartNeeds(tools);
    }

    @Override
    public Outlook outlook(VmId id) {
        return tools.reading(() -> {
            var vm = tools.inventory().get(Vm.class, id);
            var settings = RunningVms.host(vm).isPresent()
                    ? vm.settings()
                    : needs.settings(vm, new StartVm(id, Optional.empty(), false, Optional.empty()));
            var images = needs.disks(vm, settings, false);
            List<String> obstacles = images instanceof Check.Refused refused ? refused.reasons() : List.of();
            return new Outlook(obstacles, tools.placing().survey(vm, settings));
        });
    }
}
