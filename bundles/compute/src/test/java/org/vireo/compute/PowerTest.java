package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.compute.PlayedHosts.Mood;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.PauseVm;
import org.vireo.engine.api.vm.RebootVm;
import org.vireo.engine.api.vm.ResetVm;
import org.vireo.engine.api.vm.ResumeVm;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.StopVm;
import org.vireo.engine.api.vm.SuspendVm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.PauseCause;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;

class PowerTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final HostId host = lab.addHost("h1");
    private final VmId vm = lab.addVm(VmStatus.DOWN);

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() throws Exception {
        lab.start();
        lab.run(new StartVm(vm, Optional.empty(), false, Optional.empty()));
        lab.hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void aMachineWhoseStorageFailsIsPausedAndTellsWhy() {
        var paused = PlayedHosts.state(vm, VmStatus.PAUSED);
        lab.hosts.report(
                host,
                new DomainState(
                        vm,
                        VmStatus.PAUSED,
                        Optional.empty(),
                        "no space is left for disk vda",
                        paused.consoles(),
                        Optional.of(PauseCause.STORAGE_FULL)));
        assertThat(lab.vm(vm).pauseCause()).contains(PauseCause.STORAGE_FULL);
        assertThat(lab.events.of(VmEvents.PAUSED_FULL).get(0).message())
                .endsWith("was paused: no space is left for disk vda.");
        assertThat(lab.events.codes()).doesNotContain(VmEvents.PAUSED);

        lab.hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
        assertThat(lab.vm(vm).pauseCause()).isEmpty();
        assertThat(lab.events.codes()).contains(VmEvents.STORAGE_BACK).doesNotContain(VmEvents.RESUMED);
    }

    @Test
    void stopsWhenTheHostReportsIt() throws Exception {
        assertThat(lab.run(new StopVm(vm, "night"))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(vm).hostId()).isEmpty();
        assertThat(lab.vm(vm).exitReason()).isEqualTo("STOPPED");
        assertThat(lab.vm(vm).runSettings()).isEmpty();
        assertThat(lab.hosts.running(vm)).isEmpty();
        assertThat(lab.events.codes()).contains(VmEvents.DOWN, VmEvents.STOPPED);
        assertThat(lab.events.messages()).anyMatch(message -> message.endsWith("(Reason: night)."));
    }

    @Test
    void endsAShutdownOnceTheGuestWasAsked() throws Exception {
        assertThat(lab.run(new ShutdownVm(vm, ""))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.POWERING_DOWN);
        lab.hosts.end(host, vm, ExitReason.GUEST_SHUTDOWN);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.events.codes()).contains(VmEvents.SHUTDOWN_ISSUED, VmEvents.DOWN);
    }

    @Test
    void rebootsAndResets() throws Exception {
        lab.run(new RebootVm(vm, ""));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.REBOOT_IN_PROGRESS);
        lab.hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
        assertThat(lab.run(new ResetVm(vm, ""))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.events.codes()).contains(VmEvents.REBOOT_ISSUED, VmEvents.RESET);
    }

    @Test
    void pausesAndResumes() throws Exception {
        lab.run(new PauseVm(vm, ""));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.PAUSED);
        lab.run(new ResumeVm(vm, ""));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.events.codes()).contains(VmEvents.PAUSED, VmEvents.RESUMED);
    }

    @Test
    void suspendsAndRestoresOnTheSameHost() throws Exception {
        assertThat(lab.run(new SuspendVm(vm, ""))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.SUSPENDED);
        assertThat(lab.vm(vm).savedHostId()).contains(host);
        assertThat(lab.vm(vm).hostId()).isEmpty();
        assertThat(lab.events.codes()).contains(VmEvents.SUSPENDED);
        lab.run(new StartVm(vm, Optional.empty(), false, Optional.empty()));
        assertThat(lab.hosts.running(vm)).containsExactly(host);
        assertThat(lab.vm(vm).savedHostId()).isEmpty();
    }

    @Test
    void goesOnRunningWhenItsMemoryCannotBeSaved() throws Exception {
        lab.hosts.mood(host, Mood.FAILING);
        assertThat(lab.run(new SuspendVm(vm, "")))
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("no space left"));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.locks()).isZero();
    }

    @Test
    void dropsTheSavedMemoryOfASuspendedOneThatIsStopped() throws Exception {
        lab.run(new SuspendVm(vm, ""));
        assertThat(lab.run(new StopVm(vm, ""))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(vm).savedHostId()).isEmpty();
        assertThat(lab.hosts.saved).doesNotContainKey(vm);
    }

    @Test
    void refusesToStopWhatDoesNotRun() throws Exception {
        lab.run(new StopVm(vm, ""));
        assertThatThrownBy(() -> lab.submit(new StopVm(vm, "")))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("Cannot stop VM. VM is not running.");
    }

    @Test
    void failsWhenTheHostDoesNotAnswer() throws Exception {
        lab.hosts.mood(host, Mood.AWAY);
        assertThat(lab.run(new StopVm(vm, ""))).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.locks()).isZero();
    }

    @Test
    void showsConsolesAndSetsTickets() {
        assertThat(lab.consoles.list(vm)).singleElement().matches(console -> console.port() == 5900);
        var ticket = lab.consoles.ticket(vm, GraphicsType.VNC, Optional.empty(), Duration.ofMinutes(2), Lab.ADMIN);
        assertThat(ticket.value().reveal()).hasSize(8);
        assertThat(ticket.console().address()).isEqualTo("10.0.0.1");
        var wanted = Optional.of(Secret.of("opensesa"));
        assertThat(lab.consoles
                        .ticket(vm, GraphicsType.VNC, wanted, Duration.ofMinutes(2), Lab.ADMIN)
                        .value())
                .isEqualTo(wanted.get());
        assertThatThrownBy(() ->
                        lab.consoles.ticket(vm, GraphicsType.SPICE, Optional.empty(), Duration.ofMinutes(2), Lab.ADMIN))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("has no spice console");
    }

    @Test
    void givesNoTicketForWhatDoesNotRun() throws Exception {
        lab.run(new StopVm(vm, ""));
        assertThat(lab.consoles.list(vm))
                .singleElement()
                .matches(console -> console.address().isEmpty());
        assertThatThrownBy(() ->
                        lab.consoles.ticket(vm, GraphicsType.VNC, Optional.empty(), Duration.ofMinutes(2), Lab.ADMIN))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("is not running");
    }
}
