package org.vireo.hosts.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.center.FenceHost.Action;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.VmFleet;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.JobId;
import org.vireo.model.Secret;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Power of hosts on a real database, with devices that are played. */
class FencingTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final String MANAGED = "{\"power_management\":{\"enabled\":\"true\"}}";

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final HeardEvents events = new HeardEvents();
    private final Levers levers = new Levers();
    private final Played played = new Played();
    private final HostId lost = HostId.random();
    private final HostId other = HostId.random();
    private FenceTools tools;
    private FenceHostHandler handler;

    @BeforeEach
    void build() {
        var agents = new FenceAgents(new NoGuard());
        agents.add(levers);
        var power = new HostPower(inventory, store.transactions(), agents, (caller, permit) -> true);
        tools = new FenceTools(inventory, store.transactions(), events, played, played, power);
        handler = new FenceHostHandler(inventory, events, tools);
        addHost(lost, "lost", HostStatus.NON_RESPONSIVE);
        addHost(other, "other", HostStatus.UP);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void addHost(HostId id, String name, HostStatus status) {
        store.transactions().run(() -> {
            var host = new Host(id);
            host.setName(name);
            host.setClusterId(CLUSTER);
            host.setAddress(name + ".test");
            host.setStatus(status);
            host.setExtras(MANAGED);
            inventory.add(host);
        });
    }

    private void addAgent(String address, int order, boolean concurrent) {
        store.transactions().run(() -> {
            var agent = new Definition(DefinitionId.random());
            agent.setKind("fence_agent");
            agent.setOwnerId(Optional.of(lost.value()));
            agent.setExtras("{\"type\":\"lever\",\"address\":\"%s\",\"order\":\"%d\",\"concurrent\":\"%s\"}"
                    .formatted(address, order, concurrent));
            agent.setSecrets(Map.of("password", Secret.of("sesame")));
            inventory.add(agent);
        });
    }

    private VmId addVm(String name, boolean highlyAvailable) {
        var vm = new Vm(VmId.random());
        store.transactions().run(() -> {
            vm.setName(name);
            vm.setClusterId(CLUSTER);
            vm.setTemplateId(TemplateId.BLANK);
            vm.setOriginalTemplateId(TemplateId.BLANK);
            vm.setStatus(VmStatus.UNKNOWN);
            vm.setHostId(Optional.of(lost));
            vm.setSettings(
                    VmSettings.BLANK.edit().highlyAvailable(highlyAvailable).done());
            vm.setCreated(Instant.EPOCH);
            inventory.add(vm);
        });
        return vm.id();
    }

    private Optional<?> run(Action action, boolean automatic) {
        return new Rehearsal(store.transactions(), null).run(handler, new FenceHost(lost, action, automatic));
    }

    private HostStatus status() {
        return inventory.get(Host.class, lost).status();
    }

    private void become(HostStatus status) {
        store.transactions().run(() -> inventory.get(Host.class, lost).setStatus(status));
    }

    private List<Integer> codes() {
        return events.heard().stream().map(Event::code).toList();
    }

    @Test
    void restartsALostHostAndWhatIsHighlyAvailable() {
        addAgent("pdu", 1, false);
        var ha = addVm("ha", true);
        addVm("plain", false);

        assertThat(run(Action.RESTART, true)).isEmpty();

        assertThat(levers.done()).containsExactly("status pdu", "off pdu", "on pdu");
        assertThat(status()).isEqualTo(HostStatus.REBOOT);
        assertThat(played.down).containsExactly(lost);
        assertThat(played.submitted)
                .extracting(command -> ((StartVm) command).id())
                .containsExactly(ha);
        assertThat(codes()).containsExactly(9602, 121);
    }

    @Test
    void leavesAHostAloneThatCameBack() {
        addAgent("pdu", 1, false);
        var ha = addVm("ha", true);
        var restart = new FenceHost(lost, Action.RESTART, true);
        var returning = new ReturningHost(handler, () -> become(HostStatus.UP));

        assertThat(new Rehearsal(store.transactions(), null).run(returning, restart))
                .isEmpty();

        assertThat(levers.done()).isEmpty();
        assertThat(played.down).isEmpty();
        assertThat(inventory.get(Vm.class, ha).status()).isEqualTo(VmStatus.UNKNOWN);
        assertThat(codes()).containsExactly(9003);
    }

    @Test
    void takesTheNextAgentWhenOneFails() {
        addAgent("first", 1, false);
        addAgent("second", 2, false);
        levers.dead.add("first");

        assertThat(run(Action.STOP, false)).isEmpty();

        assertThat(levers.done()).containsExactly("status second", "off second");
        assertThat(status()).isEqualTo(HostStatus.DOWN);
        assertThat(codes()).containsExactly(21);
    }

    @Test
    void aMachineWithTwoSuppliesIsOffWhenBothAre() {
        addAgent("left", 1, true);
        addAgent("right", 1, true);

        assertThat(run(Action.STOP, false)).isEmpty();
        assertThat(levers.done()).contains("off left", "off right");

        levers.dead.add("right");
        assertThat(run(Action.STOP, false)).as("one of them cannot tell").isPresent();
    }

    @Test
    void failsWhenNothingSwitchesAndTouchesNoMachine() {
        addAgent("pdu", 1, false);
        levers.dead.add("pdu");
        var ha = addVm("ha", true);

        assertThat(run(Action.RESTART, true)).isPresent();

        assertThat(played.down).isEmpty();
        assertThat(played.submitted).isEmpty();
        assertThat(inventory.get(Vm.class, ha).status()).isEqualTo(VmStatus.UNKNOWN);
        assertThat(codes()).containsExactly(122);
    }

    @Test
    void tellsOfMachinesThatCannotBeStarted() {
        addAgent("pdu", 1, false);
        addVm("ha", true);
        played.refusing = true;

        assertThat(run(Action.RESTART, true))
                .as("a rehearsal leaves no time to try again")
                .isEmpty();

        assertThat(played.submitted).isEmpty();
        assertThat(levers.done()).as("the host gets its power back").endsWith("on pdu");
        assertThat(codes()).containsExactly(9603, 121);
        assertThat(events.heard().get(0).message()).contains("ha", "no host fits");
    }

    @Test
    void keepsMaintenance() {
        addAgent("pdu", 1, false);
        become(HostStatus.MAINTENANCE);

        assertThat(run(Action.STOP, false)).isEmpty();
        assertThat(run(Action.START, false)).isEmpty();

        assertThat(status()).isEqualTo(HostStatus.MAINTENANCE);
        assertThat(codes()).containsExactly(21, 20);
    }

    @Test
    void refusesHostsThatWorkAndHostsWithoutPowerManagement() {
        assertThatThrownBy(() -> run(Action.STOP, false)).hasMessageContaining("no fence agent");
        addAgent("pdu", 1, false);
        become(HostStatus.UP);
        assertThatThrownBy(() -> run(Action.RESTART, false)).hasMessageContaining("maintenance first");
        store.transactions().run(() -> inventory.get(Host.class, lost).setExtras("{}"));
        assertThatThrownBy(() -> run(Action.STOP, false)).hasMessageContaining("power management is disabled");
        assertThatThrownBy(() -> tools.power().isOn(lost, Rehearsal.CALLER)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void theWatchFencesOnceAndAgainAfterAWhile() {
        addAgent("pdu", 1, false);
        var clock = new SettableClock();
        var watch = new FenceWatch(tools, clock, 300, 0);

        watch.look();
        watch.look();
        assertThat(played.submitted).containsExactly(new FenceHost(lost, Action.RESTART, true));

        clock.pass(Duration.ofSeconds(301));
        watch.look();
        assertThat(played.submitted).hasSize(2);
        watch.stop();
    }

    @Test
    void theWatchHoldsBackAfterTheStartOfTheEngine() {
        addAgent("pdu", 1, false);
        var clock = new SettableClock();
        var watch = new FenceWatch(tools, clock, 300, 120);

        clock.pass(Duration.ofSeconds(119));
        watch.look();
        assertThat(played.submitted).isEmpty();

        clock.pass(Duration.ofSeconds(1));
        watch.look();
        assertThat(played.submitted).hasSize(1);
        watch.stop();
    }

    @Test
    void theWatchTellsOnceWhyItDoesNotFence() {
        store.transactions()
                .run(() -> inventory
                        .first(Cluster.class, Where.equal("id", CLUSTER.value()))
                        .orElseThrow()
                        .setExtras("{\"fencing_policy\":{\"enabled\":\"false\"}}"));
        var watch = new FenceWatch(tools, new SettableClock(), 300, 0);

        watch.look();
        watch.look();

        assertThat(played.submitted).isEmpty();
        assertThat(codes()).containsExactly(9003);
        assertThat(events.heard().get(0).message()).contains("fencing policy of its cluster is disabled");
        watch.stop();
    }

    /** Something happens after the command was taken on and before its first step. */
    private record ReturningHost(FenceHostHandler handler, Runnable happens) implements CommandHandler<FenceHost> {
        @Override
        public Class<FenceHost> command() {
            return handler.command();
        }

        @Override
        public Permit permit(FenceHost command) {
            return handler.permit(command);
        }

        @Override
        public Set<LockKey> locks(FenceHost command) {
            return handler.locks(command);
        }

        @Override
        public Check check(FenceHost command, Caller caller) {
            return handler.check(command, caller);
        }

        @Override
        public String describe(FenceHost command) {
            return handler.describe(command);
        }

        @Override
        public List<Step> plan(FenceHost command) {
            happens.run();
            return handler.plan(command);
        }

        @Override
        public void complete(FenceHost command, StepContext context) {
            handler.complete(command, context);
        }
    }

    /** The rest of the engine. */
    private final class Played implements VmFleet, Commands {
        private final List<HostId> down = new ArrayList<>();
        private final List<Command> submitted = new ArrayList<>();
        private boolean refusing;

        @Override
        public void hostLost(HostId host) {
            throw new AssertionError("it is lost already");
        }

        @Override
        public void hostBack(HostId host) {
            throw new AssertionError("fencing does not say so");
        }

        @Override
        public void hostDown(HostId host) {
            down.add(host);
            inventory.list(Vm.class, Where.equal("hostId", host)).forEach(vm -> {
                vm.setStatus(VmStatus.DOWN);
                vm.setHostId(Optional.empty());
            });
        }

        @Override
        public Submission submit(Command command, Caller caller) {
            if (refusing) {
                throw new CommandRefused(ErrorKind.CONFLICT, List.of("no host fits"));
            }
            submitted.add(command);
            return new Submission(JobId.random(), new CompletableFuture<JobOutcome>());
        }

        @Override
        public void somethingChanged() {
            // nobody waits
        }
    }
}
