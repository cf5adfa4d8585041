package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.compute.PlayedHosts.Mood;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.DefinitionId;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.IoLimits;
import org.vireo.protocol.vm.LaunchClaim;

class StartVmTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final HostId first = lab.addHost("h1");
    private final HostId second = lab.addHost("h2");
    private final VmId vm = lab.addFullVm();

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() {
        lab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private StartVm command() {
        return new StartVm(vm, Optional.empty(), false, Optional.empty());
    }

    private void restart(Duration timeout) {
        lab.close();
        lab.settings = new LaunchSettings(3, timeout, timeout);
        lab.start();
    }

    @Test
    void startsOnTheHostThatWasChosen() throws Exception {
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        var row = lab.vm(vm);
        assertThat(row.status()).isEqualTo(VmStatus.POWERING_UP);
        assertThat(row.hostId()).contains(first);
        assertThat(row.started()).isPresent();
        assertThat(row.runSettings()).contains(VmSettings.BLANK);
        assertThat(lab.hosts.running(vm)).containsExactly(first);
        assertThat(lab.events.codes()).containsSubsequence(VmEvents.START_ISSUED, VmEvents.STARTED);
        assertThat(lab.events.of(VmEvents.STARTED).get(0).correlationId()).isEqualTo("request-7");
        assertThat(lab.scheduler.reserved).isEmpty();
        assertThat(lab.locks()).isZero();
    }

    @Test
    void numbersEachStartThatIsAskedForFromSharedStorage() throws Exception {
        var domain = new StorageTarget(StorageDomainId.random(), "nfs", Map.of());
        lab.volumes.shared = Optional.of(domain);
        lab.hosts.mood(first, Mood.REFUSING);
        lab.run(command());
        var claims = lab.hosts.starts().stream()
                .map(start -> start.claim().orElseThrow())
                .toList();
        assertThat(claims).extracting(LaunchClaim::domain).containsOnly(domain);
        assertThat(claims)
                .hasSizeGreaterThan(1)
                .extracting(LaunchClaim::number)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lab.vm(vm).launchNumber())
                .isEqualTo(claims.get(claims.size() - 1).number());
    }

    @Test
    void numbersNoStartFromStorageOfOneHost() throws Exception {
        lab.run(command());
        assertThat(lab.hosts.starts().get(0).claim()).isEmpty();
    }

    @Test
    void givesTheHostItsDisksAndNetworks() throws Exception {
        lab.run(command());
        var told = lab.hosts.starts().get(0).domain();
        assertThat(told.disks()).hasSize(1).allMatch(disk -> disk.bootable());
        assertThat(told.nics()).hasSize(1);
        assertThat(told.memory()).isEqualTo(ByteSize.ofGiB(1));
        assertThat(lab.ports.plugged).hasSize(1);
    }

    @Test
    void limitsDisksByTheQualityOfTheirProfile() throws Exception {
        var qos = define(
                "qos", UUID.randomUUID(), "{\"type\":\"storage\",\"max_throughput\":\"5\",\"max_read_iops\":\"7\"}");
        var own = Where.equal("kind", "disk_profile").andEqual("ownerId", lab.domain.value());
        store.transactions()
                .run(() -> store.inventory()
                        .first(Definition.class, own)
                        .orElseThrow()
                        .setExtras("{\"qos\":{\"id\":\"" + qos + "\"}}"));
        lab.run(command());
        assertThat(lab.hosts.starts().get(0).domain().disks())
                .extracting(DiskDevice::limits)
                .containsExactly(Optional.of(new IoLimits(5 << 20, 0, 0, 0, 7, 0)));
    }

    private DefinitionId define(String kind, UUID owner, String attributes) {
        var row = new Definition(DefinitionId.random());
        row.setKind(kind);
        row.setName(kind);
        row.setOwnerId(Optional.of(owner));
        row.setExtras(attributes);
        store.transactions().run(() -> store.inventory().add(row));
        return row.id();
    }

    @Test
    void takesSettingsForOneRunOnly() throws Exception {
        var once = VmSettings.BLANK.edit().serialConsole(true).done();
        lab.run(new StartVm(vm, Optional.of(second), false, Optional.of(once)));
        assertThat(lab.hosts.starts().get(0).domain().serialConsole()).isTrue();
        assertThat(lab.vm(vm).hostId()).contains(second);
        assertThat(lab.vm(vm).runOnce()).isTrue();
        assertThat(lab.vm(vm).settings()).isEqualTo(VmSettings.BLANK);
    }

    @Test
    void triesTheNextHostWhenOneRefuses() throws Exception {
        lab.hosts.mood(first, Mood.REFUSING);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.running(vm)).containsExactly(second);
        assertThat(lab.vm(vm).hostId()).contains(second);
    }

    @Test
    void triesTheNextHostWhenOneReportsAFailure() throws Exception {
        lab.hosts.mood(first, Mood.FAILING);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.running(vm)).containsExactly(second);
        assertThat(lab.ports.plugged).hasSize(1).allMatch(port -> port.endsWith(second.toString()));
    }

    @Test
    void triesTheNextHostWhenTheStorageCannotBeMadeReady() throws Exception {
        lab.volumes.badHosts.add(first);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.running(vm)).containsExactly(second);
        assertThat(lab.hosts.asked()).noneMatch(asked -> asked.equals("StartDomain@" + first));
    }

    @Test
    void makesSureOfASilentHostBeforeItTriesTheNext() throws Exception {
        restart(Duration.ofMillis(700));
        lab.hosts.mood(first, Mood.SILENT);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.asked())
                .containsSubsequence("StartDomain@" + first, "StopDomain@" + first, "StartDomain@" + second);
    }

    @Test
    void goesBackToDownWhenEveryHostFails() throws Exception {
        lab.hosts.mood(first, Mood.FAILING);
        lab.hosts.mood(second, Mood.REFUSING);
        assertThat(lab.run(command()))
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("no room on the host"));
        var row = lab.vm(vm);
        assertThat(row.status()).isEqualTo(VmStatus.DOWN);
        assertThat(row.hostId()).isEmpty();
        assertThat(row.runSettings()).isEmpty();
        assertThat(lab.events.codes()).contains(VmEvents.RUN_FAILED, VmEvents.DOWN_WITH_ERROR);
        assertThat(lab.ports.plugged).isEmpty();
        assertThat(lab.scheduler.reserved).isEmpty();
        assertThat(lab.locks()).isZero();
    }

    @Test
    void leavesAnUnknownOutcomeUnknownAndStartsNowhereElse() throws Exception {
        restart(Duration.ofMillis(700));
        lab.hosts.mood(first, Mood.CUT_OFF);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UNKNOWN);
        assertThat(lab.vm(vm).hostId()).contains(first);
        assertThat(lab.hosts.running(vm)).containsExactly(first);
        assertThat(lab.events.codes()).contains(VmEvents.UNKNOWN);
        assertThatThrownBy(() -> lab.submit(command()))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("Cannot run VM. VM is in an unknown state: its host does not respond.");
        lab.hosts.mood(first, Mood.WILLING);
        lab.fleet.hostBack(first);
        Lab.until(() -> lab.status(vm) == VmStatus.UP);
        assertThat(lab.hosts.running(vm)).containsExactly(first);
    }

    @Test
    void startsAgainOnceTheHostIsCertainlyOff() throws Exception {
        restart(Duration.ofMillis(700));
        lab.hosts.mood(first, Mood.AWAY);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UNKNOWN);
        lab.fleet.hostDown(first);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        lab.scheduler.order.remove(first);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.vm(vm).hostId()).contains(second);
    }

    @Test
    void refusesWhatAlreadyRuns() throws Exception {
        lab.run(command());
        lab.hosts.report(first, PlayedHosts.state(vm, VmStatus.UP));
        assertThatThrownBy(() -> lab.submit(command()))
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.CONFLICT))
                .hasMessage("Cannot run VM. VM is running.");
    }

    @Test
    void saysWhyThereIsNoHost() {
        lab.scheduler.order.remove(second);
        assertThatThrownBy(() -> lab.submit(new StartVm(vm, Optional.of(second), false, Optional.empty())))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        e -> assertThat(e.reasons())
                                .containsExactly(
                                        "Cannot run VM. There is no host that can take the VM now.",
                                        "The host h did not satisfy the filter test: it is not wanted."));
    }

    @Test
    void keepsToTheHostThatItsDisksAreOn() throws Exception {
        lab.volumes.bound = Optional.of(second);
        lab.run(command());
        assertThat(lab.vm(vm).hostId()).contains(second);
        lab.close();
        lab.start();
        var other = lab.addFullVm();
        assertThatThrownBy(() -> lab.submit(new StartVm(other, Optional.of(first), false, Optional.empty())))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("No host is among those");
    }

    @Test
    void restoresASuspendedOneWhereItsMemoryIs() throws Exception {
        lab.change(() -> {
            lab.vm(vm).setStatus(VmStatus.SUSPENDED);
            lab.vm(vm).setSavedHostId(Optional.of(second));
        });
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.hosts.starts()).singleElement().matches(start -> start.restore());
        assertThat(lab.vm(vm).hostId()).contains(second);
        assertThat(lab.vm(vm).savedHostId()).isEmpty();
    }

    @Test
    void keepsSavedMemoryWhenTheRestoreFails() throws Exception {
        lab.change(() -> {
            lab.vm(vm).setStatus(VmStatus.SUSPENDED);
            lab.vm(vm).setSavedHostId(Optional.of(second));
        });
        lab.hosts.mood(second, Mood.REFUSING);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.SUSPENDED);
        assertThat(lab.vm(vm).savedHostId()).contains(second);
    }

    @Test
    void letsAPausedOneGoOn() throws Exception {
        lab.run(new StartVm(vm, Optional.empty(), true, Optional.empty()));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.PAUSED);
        assertThat(lab.run(command())).isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.hosts.running(vm)).containsExactly(first);
    }

    @Test
    void doesNotMistakeAnOldReportForTheEndOfThisStart() throws Exception {
        lab.run(command());
        var old = lab.vm(vm).lastSequence();
        lab.hosts.end(first, vm, ExitReason.GUEST_SHUTDOWN);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        lab.projector.receive(
                first,
                old,
                java.time.Instant.EPOCH,
                new org.vireo.protocol.vm.DomainReport(PlayedHosts.state(vm, VmStatus.UP)));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
    }
}
