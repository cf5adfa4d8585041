package org.vireo.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.Conduct;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.JobId;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmAffinity;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.spi.host.Call;

/** What becomes of the machines of a host that goes into maintenance. */
class EmptyHostTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");

    private static TestStore store;

    private final HostId here = host();
    private final HostId there = host();
    private final Submitted submitted = new Submitted();
    private final Patient context = new Patient();
    private final SettableClock clock = new SettableClock();
    /** How often a machine is refused before it goes. */
    private int refusals;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static HostId host() {
        var id = HostId.random();
        store.transactions().run(() -> {
            var row = new Host(id);
            row.setName("h-" + id);
            row.setAddress("h");
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            store.inventory().add(row);
        });
        return id;
    }

    private VmId running(VmAffinity affinity) {
        var id = VmId.random();
        store.transactions().run(() -> {
            var row = new Vm(id);
            row.setName("vm-" + id);
            row.setClusterId(CLUSTER);
            row.setTemplateId(TemplateId.BLANK);
            row.setOriginalTemplateId(TemplateId.BLANK);
            row.setStatus(VmStatus.UP);
            row.setHostId(Optional.of(here));
            row.setSettings(VmSettings.BLANK
                    .edit()
                    .conduct(new Conduct(affinity, false, "", StorageErrorBehaviour.AUTO_RESUME))
                    .done());
            row.setCreated(clock.instant());
            store.inventory().add(row);
        });
        return id;
    }

    private void empty(boolean stop) {
        new EmptyHost(new DeactivateHost(here, "", stop), store.inventory(), submitted, clock).run(context);
    }

    @Test
    void movesThemAll() {
        running(VmAffinity.MIGRATABLE);
        running(VmAffinity.MIGRATABLE);
        empty(false);
        assertThat(submitted.commands)
                .hasSize(2)
                .allSatisfy(command -> assertThat(command)
                        .isInstanceOfSatisfying(
                                MigrateVm.class, move -> assertThat(move.why()).isEqualTo(MigrateVm.Why.BY_ITSELF)));
    }

    @Test
    void asksAgainWhenOneWasRefused() {
        var vm = running(VmAffinity.MIGRATABLE);
        refusals = 3;
        empty(false);
        assertThat(submitted.commands).hasSize(4);
        assertThat(store.inventory().get(Vm.class, vm).hostId()).contains(there);
    }

    @Test
    void givesUpAndSaysWhyWhenNoneGoes() {
        running(VmAffinity.MIGRATABLE);
        refusals = 100;
        assertThatThrownBy(() -> empty(false))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("There is no host that can take the VM now.");
        assertThat(submitted.commands).hasSize(6);
    }

    @Test
    void shutsThemDownWhenThatIsWanted() {
        running(VmAffinity.PINNED);
        empty(true);
        assertThat(submitted.commands).hasSize(1).hasOnlyElementsOfType(ShutdownVm.class);
    }

    @Test
    void isRefusedForMachinesThatAreNotToBeMoved() {
        running(VmAffinity.MIGRATABLE);
        var stuck = running(VmAffinity.USER_MIGRATABLE);
        var handler = new DeactivateHostHandler(store.inventory(), new HeardEvents(), submitted);
        assertThat(handler.check(new DeactivateHost(here, "", false), Caller.engine("")))
                .isInstanceOfSatisfying(
                        Check.Refused.class,
                        refused -> assertThat(refused.reasons()).anyMatch(reason -> reason.contains("vm-" + stuck)));
        assertThat(handler.check(new DeactivateHost(here, "", true), Caller.engine("")))
                .isEqualTo(Check.FINE);
    }

    /** Takes commands on, and does what they say at once. */
    private final class Submitted implements Commands {
        private final List<Command> commands = new ArrayList<>();

        @Override
        public Submission submit(Command command, Caller caller) {
            commands.add(command);
            if (refusals-- > 0) {
                throw new CommandRefused(ErrorKind.CONFLICT, List.of("There is no host that can take the VM now."));
            }
            if (command instanceof MigrateVm move) {
                leave(move.id(), Optional.of(there));
            } else if (command instanceof ShutdownVm down) {
                leave(down.id(), Optional.empty());
            }
            return new Submission(JobId.random(), CompletableFuture.completedFuture(new JobOutcome.Finished()));
        }

        private void leave(VmId vm, Optional<HostId> target) {
            store.transactions().run(() -> store.inventory().get(Vm.class, vm).setHostId(target));
        }

        @Override
        public void somethingChanged() {
            // nobody waits
        }
    }

    /** Looks again and again, a second later each time, for an hour. */
    private final class Patient implements StepContext {
        @Override
        public JobId job() {
            return JobId.random();
        }

        @Override
        public Caller caller() {
            return Caller.engine("test");
        }

        @Override
        public Instant deadline() {
            return clock.instant().plusSeconds(3600);
        }

        @Override
        public Call call() {
            throw new UnsupportedOperationException("no host is asked here");
        }

        @Override
        public void put(String key, String value) {
            throw new UnsupportedOperationException("nothing is kept here");
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public <T> T await(String what, Supplier<Optional<T>> condition) {
            for (int second = 0; second < 3600; second++) {
                var found = condition.get();
                if (found.isPresent()) {
                    return found.get();
                }
                clock.pass(Duration.ofSeconds(1));
            }
            throw new AssertionError("waited for " + what + " in vain");
        }
    }
}
