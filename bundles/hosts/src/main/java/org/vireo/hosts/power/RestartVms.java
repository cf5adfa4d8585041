package org.vireo.hosts.power;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Vm;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/**
 * Asks for the start of what is highly available and was lost with its host, again and again while that is refused, for a while. One that
 * cannot be started is told of and fails nothing else.
 */
record RestartVms(FenceHost command, FenceTools tools) implements Step {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "restart-vms";
    }

    @Override
    public String describe() {
        return "Starting highly available virtual machines elsewhere";
    }

    @Override
    public void run(StepContext context) {
        var until = earlier(Instant.now().plus(PATIENCE), context.deadline().minusSeconds(30));
        var left = new ArrayList<>(lost(context));
        var reasons = new HashMap<VmId, String>();
        if (!left.isEmpty()) {
            context.await("highly available virtual machines to be started", () -> {
                left.removeIf(vm -> started(vm, context, reasons));
                return left.isEmpty() || Instant.now().isAfter(until) ? Optional.of(Boolean.TRUE) : Optional.empty();
            });
        }
        left.forEach(vm -> giveUp(vm, reasons, context));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<VmId> lost(StepContext context) {
        return context.get(ClearHost.LOST).stream()
                .flatMap(ids -> Stream.of(ids.split(",")))
                .filter(id -> !id.isEmpty())
                .map(VmId::of)
                .toList();
    }

    /** Also true when nothing is left to do: it is gone, or somebody else has started it. */
    private boolean started(VmId id, StepContext context, Map<VmId, String> reasons) {
        var vm = tools.transactions().read(() -> tools.inventory().find(Vm.class, id));
        if (vm.isEmpty() || vm.get().status() != VmStatus.DOWN) {
            return true;
        }
        try {
            tools.commands().submit(new StartVm(id, Optional.empty(), false, Optional.empty()), context.caller());
            tell(
                    Event.warning(
                            9602,
                            context.caller(),
                            "Highly available VM " + vm.get().name()
                                    + " failed with its host and is started elsewhere."),
                    id);
            return true;
        } catch (CommandRefused e) {
            reasons.put(id, e.getMessage());
            return false;
        }
    }

    private void giveUp(VmId id, Map<VmId, String> reasons, StepContext context) {
        var name = tools.transactions()
                .read(() -> tools.inventory().find(Vm.class, id).map(Vm::name).orElse(id.toString()));
        tell(
                Event.error(
                        9603,
                        context.caller(),
                        "Highly available VM " + name + " could not be started elsewhere: "
                                + reasons.getOrDefault(id, "there was no time left")),
                id);
    }

    private void tell(Event event, VmId vm) {
        tools.transactions()
                .run(() -> tools.events().record(event.about("vm", vm).about(HostPower.KIND, command.id())));
    }
}
