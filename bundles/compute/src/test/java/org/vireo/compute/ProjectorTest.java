package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.compute.PlayedHosts.Mood;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.VmSample;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestReport;
import org.vireo.protocol.vm.GuestSystem;

class ProjectorTest {
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
    void dropsReportsThatAreOlderThanTheState() {
        var now = lab.vm(vm).lastSequence();
        lab.projector.receive(host, now - 1, Instant.EPOCH, new DomainReport(PlayedHosts.state(vm, VmStatus.PAUSED)));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        lab.projector.receive(host, now + 1, Instant.EPOCH, new DomainReport(PlayedHosts.state(vm, VmStatus.PAUSED)));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.PAUSED);
    }

    @Test
    void tellsOfTheEndOnceThoughItIsReportedTwice() {
        var report = new DomainReport(PlayedHosts.down(vm, ExitReason.GUEST_SHUTDOWN, ""));
        var sequence = lab.hosts.next();
        lab.projector.receive(host, sequence, Instant.EPOCH, report);
        lab.projector.receive(host, sequence, Instant.EPOCH, report);
        assertThat(lab.events.of(VmEvents.DOWN)).hasSize(1);
        assertThat(lab.vm(vm).stopped()).contains(Instant.EPOCH);
    }

    @Test
    void tellsOfACrashAsAnError() {
        lab.hosts.report(host, PlayedHosts.down(vm, ExitReason.CRASHED, "killed by signal 9"));
        assertThat(lab.events.of(VmEvents.DOWN_WITH_ERROR))
                .singleElement()
                .satisfies(event -> assertThat(event.message()).contains("killed by signal 9"));
        assertThat(lab.vm(vm).exitReason()).isEqualTo("CRASHED");
    }

    @Test
    void takesWhatIsMissingForDown() {
        lab.hosts.reportAll(host);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(vm).exitReason()).isEqualTo("UNKNOWN");
    }

    @Test
    void leavesAStartAloneThatTheHostHasNotSeenYet() {
        lab.change(() -> lab.vm(vm).setStatus(VmStatus.WAIT_FOR_LAUNCH));
        lab.hosts.reportAll(host);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.WAIT_FOR_LAUNCH);
    }

    @Test
    void leavesStrangersAloneAndWarnsOnce() {
        var stranger = PlayedHosts.state(VmId.random(), VmStatus.UP);
        var mine = PlayedHosts.state(vm, VmStatus.UP);
        lab.hosts.reportAll(host, mine, stranger);
        lab.hosts.reportAll(host, mine, stranger);
        assertThat(lab.events.of(VmEvents.FOREIGN_VM)).hasSize(1);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
    }

    @Test
    void warnsOfOneThatRunsOnTwoHosts() {
        var other = lab.addHost("h2");
        lab.hosts.report(other, PlayedHosts.state(vm, VmStatus.UP));
        assertThat(lab.vm(vm).hostId()).contains(host);
        assertThat(lab.events.of(VmEvents.TWO_HOSTS)).hasSize(1);
        lab.hosts.report(other, PlayedHosts.down(vm, ExitReason.STOPPED, ""));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
    }

    @Test
    void learnsOfOneThatRunsThoughItWasThoughtDown() {
        lab.hosts.reportAll(host);
        lab.hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UP);
        assertThat(lab.vm(vm).hostId()).contains(host);
    }

    @Test
    void knowsNothingOfALostHostUntilItIsBack() throws Exception {
        lab.fleet.hostLost(host);
        assertThat(lab.status(vm)).isEqualTo(VmStatus.UNKNOWN);
        assertThat(lab.vm(vm).hostId()).contains(host);
        lab.hosts.mood(host, Mood.WILLING);
        lab.fleet.hostBack(host);
        Lab.until(() -> lab.status(vm) == VmStatus.UP);
    }

    @Test
    void takesOneForDownThatEndedWhileItsHostWasLost() throws Exception {
        lab.fleet.hostLost(host);
        lab.hosts.processes.clear();
        lab.fleet.hostBack(host);
        Lab.until(() -> lab.status(vm) == VmStatus.DOWN);
    }

    @Test
    void keepsWhatTheGuestTellsWhileItRuns() {
        var data = new GuestData(
                "1.0",
                "guest.example",
                new GuestSystem("debian", "Debian", "12", "6.1", "x86_64"),
                List.of(),
                List.of(),
                List.of(),
                "");
        lab.projector.receive(host, lab.hosts.next(), Instant.EPOCH, new GuestReport(vm, data));
        assertThat(lab.vm(vm).guest()).contains("guest.example");
        lab.hosts.end(host, vm, ExitReason.GUEST_SHUTDOWN);
        assertThat(lab.vm(vm).guest()).isEqualTo("{}");
    }

    @Test
    void keepsTheLastSample() {
        var load = new HostSample(1, 1, ByteSize.ZERO, ByteSize.ZERO, 0, Duration.ZERO);
        for (var seconds = 1; seconds <= 2; seconds++) {
            var sample = new org.vireo.protocol.host.VmSample(
                    vm, Duration.ofSeconds(seconds), ByteSize.ZERO, ByteSize.ZERO, List.of(), List.of());
            lab.projector.receive(host, lab.hosts.next(), Instant.EPOCH, new StatisticsReport(load, List.of(sample)));
        }
        assertThat(store.inventory().list(VmSample.class, Where.equal("vmId", vm)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.statistics()).contains("PT2S"));
    }
}
