package org.vireo.compute.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.pool.AddVmPool;
import org.vireo.engine.api.pool.AllocateVm;
import org.vireo.engine.api.pool.DetachVm;
import org.vireo.engine.api.pool.RemoveVmPool;
import org.vireo.engine.api.pool.ReturnVm;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.JobId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.TemplateId;
import org.vireo.model.UserId;
import org.vireo.model.VmId;
import org.vireo.model.VmPoolId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Pools on a real database; commands on virtual machines only change their rows. */
class PoolKeeperTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final Caller USER = new Caller(UserId.random(), "someone@internal", false, "");
    private static TestStore store;

    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final Pools pools = new Pools(inventory);
    private final HeardEvents events = new HeardEvents();
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final Rows rows = new Rows();
    private final PoolKeeper keeper = new PoolKeeper(inventory, transactions, rows, pools, Clock.systemUTC());
    private final VmPoolId pool = VmPoolId.random();

    @BeforeAll
    static void open() {
        store = new TestStore();
        store.transactions().run(() -> {
            var account = new Account(USER.user());
            account.setName("someone");
            account.setProfile("internal");
            store.inventory().add(account);
        });
    }

    @AfterAll
    static void close() {
        store.close();
    }

    /** Does at once to the rows what the engine's commands do. */
    private final class Rows implements Commands {
        private final List<Command> seen = new ArrayList<>();

        @Override
        public Submission submit(Command command, Caller caller) {
            seen.add(command);
            transactions.run(() -> perform(command));
            return new Submission(JobId.random(), CompletableFuture.completedFuture(new JobOutcome.Finished()));
        }

        private void perform(Command command) {
            if (command instanceof AddVm add) {
                inventory.add(vm(add));
            } else if (command instanceof AddSnapshot add) {
                var snapshot = new Snapshot(add.id());
                snapshot.setVmId(add.vm());
                snapshot.setDescription(add.description());
                snapshot.setType(SnapshotType.REGULAR);
                snapshot.setStatus(SnapshotStatus.OK);
                snapshot.setCreated(Instant.now());
                inventory.add(snapshot);
            } else if (command instanceof StartVm start) {
                inventory.get(Vm.class, start.id()).setStatus(VmStatus.UP);
            } else if (command instanceof RemoveVm remove) {
                inventory.remove(inventory.get(Vm.class, remove.id()));
            } else if (command instanceof ReturnVm back) {
                pools.takeBack(pools.member(back.vm()).orElseThrow());
            }
        }

        private Vm vm(AddVm add) {
            var vm = new Vm(add.id());
            vm.setName(add.details().name());
            vm.setClusterId(add.cluster());
            vm.setTemplateId(add.template());
            vm.setOriginalTemplateId(add.template());
            vm.setSettings(add.settings());
            vm.setStatus(VmStatus.DOWN);
            vm.setCreated(Instant.now());
            return vm;
        }

        @Override
        public void somethingChanged() {
            // nothing waits
        }

        <C extends Command> List<C> of(Class<C> type) {
            return seen.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private String name(String form) {
        return form.replace("pool", "p" + pool.toString().substring(0, 8));
    }

    private void addPool(int size, int prestarted, boolean stateful) {
        assertThat(rehearsal.run(
                        new AddVmPoolHandler(inventory, events, pools),
                        new AddVmPool(
                                pool,
                                Details.named(name("pool-??")),
                                CLUSTER,
                                TemplateId.BLANK,
                                VmSettings.BLANK,
                                size,
                                prestarted,
                                1,
                                stateful,
                                false)))
                .isEmpty();
    }

    private List<Vm> vms() {
        return transactions.call(() -> pools.members(pool).stream()
                .map(member -> inventory.get(Vm.class, member.vmId()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList());
    }

    private void rounds(int count) {
        for (var i = 0; i < count; i++) {
            keeper.round();
        }
    }

    private void allocate(VmId vm) {
        var handler = new AllocateVmHandler(inventory, events, pools);
        var command = new AllocateVm(pool, vm);
        transactions.run(() -> {
            if (handler.check(command, USER) instanceof Check.Refused refused) {
                throw new CommandRefused(refused.kind(), refused.reasons());
            }
            handler.begin(command, USER);
        });
    }

    @Test
    void makesAsManyAsWantedNamedByThePattern() {
        addPool(3, 1, true);

        rounds(3);

        assertThat(vms()).extracting(Vm::name).containsExactly(name("pool-01"), name("pool-02"), name("pool-03"));
        assertThat(vms()).filteredOn(vm -> vm.status() == VmStatus.UP).hasSize(1);
        assertThat(rows.of(AddSnapshot.class)).isEmpty();
    }

    @Test
    void userGetsOneWithTheRightToUseItAndNotMoreThanAllowed() {
        addPool(2, 0, true);
        rounds(2);

        allocate(vms().get(0).id());

        assertThat(inventory.count(
                        Permission.class, Where.equal("objectId", vms().get(0).id())))
                .isOne();
        assertThatThrownBy(() -> allocate(vms().get(1).id()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("as many as one user may have");
        assertThatThrownBy(() -> allocate(vms().get(0).id()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("not free");
    }

    @Test
    void changesOfAStatelessPoolAreDroppedAfterTheUse() {
        addPool(1, 0, false);
        rounds(1);
        var vm = vms().get(0).id();
        assertThatThrownBy(() -> allocate(vm)).hasMessageContaining("none that is ready");
        rounds(1);
        allocate(vm);
        rounds(2);
        assertThat(rows.of(RestoreSnapshot.class)).isEmpty();

        transactions.run(() ->
                inventory.get(Vm.class, vm).setStopped(Optional.of(Instant.now().plus(Duration.ofSeconds(1)))));
        rounds(2);

        assertThat(rows.of(RestoreSnapshot.class)).hasSize(1);
        assertThat(transactions.call(() -> pools.member(vm).orElseThrow().userId()))
                .isEmpty();
        assertThat(inventory.count(Permission.class, Where.equal("objectId", vm)))
                .isZero();
    }

    @Test
    void oneThatRanWithoutAWayBackIsReplaced() {
        addPool(1, 0, false);
        rounds(1);
        var vm = vms().get(0).id();
        transactions.run(() -> inventory.get(Vm.class, vm).setStopped(Optional.of(Instant.now())));

        rounds(1);

        assertThat(rows.of(RemoveVm.class)).extracting(RemoveVm::id).containsExactly(vm);
    }

    @Test
    void detachedOneStaysAndThePoolShrinks() {
        addPool(2, 0, true);
        rounds(1);
        var vm = vms().get(0).id();

        rehearsal.run(new DetachVmHandler(inventory, events, pools), new DetachVm(vm));
        rounds(1);

        assertThat(vms()).hasSize(1);
        assertThat(inventory.find(Vm.class, vm)).isPresent();
    }

    @Test
    void poolGoesWithItsMachines() {
        addPool(2, 0, true);
        rounds(1);
        var ids = vms().stream().map(Vm::id).toList();

        rehearsal.run(new RemoveVmPoolHandler(inventory, events, pools), new RemoveVmPool(pool));
        rounds(2);

        assertThat(inventory.find(VmPool.class, pool)).isEmpty();
        ids.forEach(id -> assertThat(inventory.find(Vm.class, id)).isEmpty());
    }

    @Test
    void additionsThatCameToNothingAreNotTriedAgainAtOnce() {
        addPool(1, 0, true);
        rounds(1);
        transactions.run(
                () -> inventory.remove(inventory.get(Vm.class, vms().get(0).id())));

        rounds(3);

        assertThat(rows.of(AddVm.class)).hasSize(1);
    }
}
