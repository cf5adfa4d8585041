package org.vireo.compute.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.pool.ReturnVm;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.inventory.Where;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmId;
import org.vireo.model.VmPoolId;
import org.vireo.model.VmStatus;

/**
 * Makes pools what they are to be: each round compares what is there with what is wanted and asks for one thing per virtual machine, so
 * that a round that was cut short is made up for by the next. Confined to one thread.
 */
@Component(service = PoolKeeper.class)
public final class PoolKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PoolKeeper.class);
    private static final Caller ENGINE = Caller.engine("vm-pools");
    private static final int AT_ONCE = 5;
    private static final int RENEWAL_SECONDS = 60;
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Commands commands;
    private final Pools pools;
    private final Clock clock;

    /** Pools whose last additions came to nothing are left alone for a while. */
    private final Map<VmPoolId, Instant> notBefore = new HashMap<>();

    private final Map<VmPoolId, Integer> expected = new HashMap<>();

    @Activate
    public PoolKeeper(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Pools pools) {
        this(inventory, transactions, commands, pools, Clock.systemUTC());
    }

    PoolKeeper(Inventory inventory, Transactions transactions, Commands commands, Pools pools, Clock clock) {
        this.clock = clock;
        this.inventory = inventory;
        this.transactions = transactions;
        this.commands = commands;
        this.pools = pools;
    }

    /** One look at all pools. */
    void round() {
        for (var pool : transactions.call(pools::all)) {
            for (var command : transactions.call(() -> due(pool))) {
                submit(pool, command);
            }
        }
    }

    private void submit(VmPool pool, Command command) {
        try {
            if (command instanceof ReturnVm returned && !pool.stateful() && !renewed(returned.vm())) {
                return;
            }
            commands.submit(command, ENGINE);
            if (command instanceof AddVm added) {
                transactions.run(() -> join(pool, added.id()));
            }
        } catch (CommandRefused e) {
            LOG.debug("VM Pool {} waits: {}", pool.name(), e.getMessage());
        }
    }

    /** Whether a virtual machine is as it was when it came to its pool. Done again when the engine stops before it is returned. */
    private boolean renewed(VmId vm) {
        var base = transactions.call(() -> pools.base(vm));
        var outcome = commands.submit(new RestoreSnapshot(vm, base.orElseThrow().id()), ENGINE)
                .outcome()
                .toCompletableFuture();
        try {
            return outcome.get(RENEWAL_SECONDS, TimeUnit.SECONDS) instanceof JobOutcome.Finished;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("VM {} of a pool is not yet as it was before its use", vm, e);
            return false;
        }
    }

    private void join(VmPool pool, VmId vm) {
        var member = new VmPoolMember(vm.value());
        member.setPoolId(pool.id());
        member.setVmId(vm);
        inventory.add(member);
    }

    /** What is to be done next. Reads, and forgets a pool whose removal has come to its end. */
    List<Command> due(VmPool pool) {
        var members = pools.members(pool.id());
        Map<VmId, Vm> vms = members.stream()
                .map(member -> inventory.get(Vm.class, member.vmId()))
                .collect(Collectors.toMap(Vm::id, vm -> vm));
        if (pool.removing()) {
            return removal(pool, members, vms);
        }
        var due = new ArrayList<Command>();
        for (var member : members) {
            care(pool, member, vms.get(member.vmId())).ifPresent(due::add);
        }
        due.addAll(starts(pool, members, vms));
        due.addAll(additions(pool, members.size()));
        return due;
    }

    private List<Command> removal(VmPool pool, List<VmPoolMember> members, Map<VmId, Vm> vms) {
        if (members.isEmpty()) {
            inventory.remove(inventory.get(VmPool.class, pool.id()));
        }
        return members.stream()
                .map(member -> vms.get(member.vmId()))
                .filter(vm -> vm.status() == VmStatus.DOWN)
                .<Command>map(vm -> new RemoveVm(vm.id(), false, false))
                .toList();
    }

    /** What one virtual machine that is down needs before somebody can take it. */
    private Optional<Command> care(VmPool pool, VmPoolMember member, Vm vm) {
        if (vm.status() != VmStatus.DOWN) {
            return Optional.empty();
        }
        if (!pools.ready(pool, vm.id())) {
            // one that ran without a way back is replaced by a new one
            return Optional.of(
                    vm.stopped().isPresent()
                            ? new RemoveVm(vm.id(), false, true)
                            : new AddSnapshot(SnapshotId.random(), vm.id(), Pools.BASE, Optional.empty(), false));
        }
        return ended(member, vm, pool) ? Optional.of(new ReturnVm(vm.id())) : Optional.empty();
    }

    /** Whether whoever took it has used it. Those of manual pools are taken back by administrators. */
    private static boolean ended(VmPoolMember member, Vm vm, VmPool pool) {
        var since = member.assigned();
        return !pool.manual()
                && since.isPresent()
                && vm.stopped().filter(stopped -> stopped.isAfter(since.get())).isPresent();
    }

    private List<Command> starts(VmPool pool, List<VmPoolMember> members, Map<VmId, Vm> vms) {
        var free = members.stream()
                .filter(member -> member.userId().isEmpty())
                .map(member -> vms.get(member.vmId()))
                .toList();
        var running = free.stream()
                .filter(vm -> vm.status() != VmStatus.DOWN && vm.status() != VmStatus.IMAGE_LOCKED)
                .count();
        return free.stream()
                .filter(vm -> vm.status() == VmStatus.DOWN && pools.ready(pool, vm.id()))
                .limit(Math.max(0, pool.prestarted() - running))
                .<Command>map(vm -> new StartVm(vm.id(), Optional.empty(), false, Optional.empty()))
                .toList();
    }

    private List<Command> additions(VmPool pool, int present) {
        if (present < expected.getOrDefault(pool.id(), 0)) {
            LOG.warn("VMs of VM Pool {} could not be made; tried again in {}", pool.name(), PAUSE);
            notBefore.put(pool.id(), clock.instant().plus(PAUSE));
            expected.remove(pool.id());
        }
        if (clock.instant().isBefore(notBefore.getOrDefault(pool.id(), Instant.EPOCH))) {
            return List.of();
        }
        var taken = new HashSet<>(
                inventory.list(Vm.class, Where.all()).stream().map(Vm::name).toList());
        var due = new ArrayList<Command>();
        for (var missing = Math.min(AT_ONCE, pool.size() - present); missing > 0; missing--) {
            var name = PoolNames.next(pool.name(), taken);
            taken.add(name);
            due.add(new AddVm(
                    VmId.random(),
                    Details.named(name),
                    pool.clusterId(),
                    pool.templateId(),
                    pool.settings(),
                    false,
                    Map.of()));
        }
        expected.put(pool.id(), Math.min(pool.size(), present + due.size()));
        return due;
    }
}
