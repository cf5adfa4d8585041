package org.vireo.network;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.vm.LiveChanges;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.model.NicId;
import org.vireo.model.VmId;

/** Steps that bring a change of an interface to a virtual machine that runs. Thread-safe. */
@Component(service = LiveNics.class)
public final class LiveNics {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Inventory inventory;
    private final LiveChanges live;

    /** Keeps no state. */
    @Activate
    public LiveNics(@Reference Inventory inventory, @Reference LiveChanges live) {
        this.inventory = inventory;
        this.live = live;
    }

    boolean runs(VmId vm) {
        return live.runs(vm);
    }

    /** The guest gets it, or loses it, as the inventory says now; none when the virtual machine does not run. */
    List<Step> steps(NicId id) {
        var nic = inventory.get(Nic.class, id);
        var vm = nic.vmId().filter(live::runs);
        if (vm.isEmpty()) {
            return List.of();
        }
        return List.of(
                nic.plugged()
                        ? new PlugStep("plug", "Plugging the interface in", context -> {
                            live.plugNic(vm.get(), id, context.call().part("plug"));
                            live.changeNic(vm.get(), id, context.call().part("change"));
                        })
                        : new PlugStep(
                                "unplug",
                                "Unplugging the interface",
                                context -> live.unplugNic(
                                        vm.get(), id, context.call().part("unplug"))));
    }

    /** What a failure leaves behind is told by the command. */
    private record PlugStep(String name, String describe, Consumer<StepContext> doing) implements Step {
        @Override
        public Duration limit() {
            return LIMIT;
        }

        @Override
        public void run(StepContext context) {
            doing.accept(context);
        }

        @Override
        public void undo(StepContext context) {
            // the command puts the row back
        }
    }
}
