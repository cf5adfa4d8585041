package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.CpuTopology;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.PlugMemory;
import org.vireo.protocol.vm.SetCpus;

/**
 * Gives a running virtual machine the memory and CPUs that it is to have from now on. What its guest does not take stays for the next
 * start, with an event that says why. Thread-safe.
 */
@Component(service = LiveSettings.class)
public final class LiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Inventory inventory;
    private final Transactions transactions;
    private final VmEvents events;

    /** Keeps no state. */
    @Activate
    public LiveSettings(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference Events events) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = new VmEvents(inventory, events);
    }

    /** Takes over at once what needs no hypervisor. Joins the present transaction. */
    void takeOver(Vm vm, VmSettings wanted) {
        vm.runSettings()
                .filter(run -> RunningVms.host(vm).isPresent())
                .ifPresent(run -> vm.setRunSettings(Optional.of(run.withPresent(wanted))));
    }

    /** Steps for what a hypervisor can do while it runs; none when there is nothing to do. */
    List<Step> steps(VmId id) {
        var vm = inventory.get(Vm.class, id);
        if (RunningVms.host(vm).isEmpty() || vm.runSettings().isEmpty()) {
            return List.of();
        }
        var run = vm.runSettings().get();
        return run.plugsMemory(vm.settings()) || run.plugsCpus(vm.settings())
                ? List.of(NamedStep.oneWay("plug", "Plugging memory and CPUs in", LIMIT, context -> plug(id, context)))
                : List.of();
    }

    private void plug(VmId id, StepContext context) {
        var vm = transactions.call(() -> inventory.get(Vm.class, id));
        var wanted = vm.settings();
        var run = vm.runSettings();
        if (run.isPresent() && run.get().plugsMemory(wanted)) {
            var memory = wanted.memory();
            attempt(
                    vm,
                    new PlugMemory(id, memory),
                    "memory",
                    context,
                    now -> now.edit()
                            .memory(memory)
                            .guaranteedMemory(
                                    wanted.guaranteedMemory().compareTo(memory) <= 0
                                            ? wanted.guaranteedMemory()
                                            : memory)
                            .done());
        }
        if (run.isPresent() && run.get().plugsCpus(wanted)) {
            CpuTopology cpu = wanted.cpu();
            attempt(
                    vm,
                    new SetCpus(id, cpu.vcpus()),
                    "CPUs",
                    context,
                    now -> now.edit().cpu(cpu).done());
        }
    }

    private void attempt(
            Vm seen,
            HostRequest<Accepted> request,
            String what,
            StepContext context,
            UnaryOperator<VmSettings> change) {
        var host = RunningVms.host(seen);
        if (host.isEmpty()) {
            return;
        }
        try {
            context.call().hosts().call(host.get(), request, context.call().part(what));
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.info("VM {} did not take {} while it runs: {}", seen.id(), what, e.getMessage());
            transactions.run(() -> events.warning(
                    VmEvents.HOT_PLUG_FAILED,
                    context.caller(),
                    inventory.get(Vm.class, seen.id()),
                    "VM " + seen.name() + " takes on its new " + what + " at its next start: " + e.getMessage()));
            return;
        }
        transactions.run(() -> {
            var vm = inventory.getForUpdate(Vm.class, seen.id());
            vm.setRunSettings(vm.runSettings().map(change));
        });
    }
}
