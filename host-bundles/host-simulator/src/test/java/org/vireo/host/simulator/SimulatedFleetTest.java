package org.vireo.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vireo.host.spi.Reports;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VireoException;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.model.VmType;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.GuestReport;

/** Machines without a hypervisor, with time passed by hand. */
class SimulatedFleetTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<HostReport> told = new ArrayList<>();
    private final VmId vm = VmId.random();

    private static Behaviour behaviour(double startFailures, double shutdownFailures) {
        return new Behaviour(
                ByteSize.ofMiB(4096),
                ByteSize.ofMiB(1024),
                new CpuTopology(1, 4, 1),
                ByteSize.ofGiB(10),
                new Behaviour.Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Behaviour.Failures(startFailures, shutdownFailures, 0, 0),
                10,
                true);
    }

    private SimulatedFleet fleet(double startFailures, double shutdownFailures) {
        var reports = new Reports() {
            @Override
            public void send(HostReport report) {
                told.add(report);
            }

            @Override
            public void sendIfConnected(HostReport report) {
                told.add(report);
            }
        };
        return new SimulatedFleet(
                behaviour(startFailures, shutdownFailures),
                reports,
                (delay, work) -> later.add(work),
                new SplittableRandom(1),
                Clock.systemUTC(),
                "sim");
    }

    private static DomainSpec spec(VmId id, long mebibytes) {
        var memory = ByteSize.ofMiB(mebibytes);
        return new DomainSpec(
                id,
                "vm-" + id,
                memory,
                memory,
                memory,
                CpuTopology.SINGLE,
                BiosType.Q35_SEA_BIOS,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                true,
                VmType.SERVER,
                "Etc/GMT",
                Map.of(),
                VmFittings.USUAL,
                Optional.empty(),
                List.of(),
                StorageErrorBehaviour.AUTO_RESUME);
    }

    private void pass() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private List<VmStatus> statuses() {
        return told.stream()
                .filter(DomainReport.class::isInstance)
                .map(report -> ((DomainReport) report).state().status())
                .toList();
    }

    private Optional<ExitReason> lastExit() {
        var states = told.stream()
                .filter(DomainReport.class::isInstance)
                .map(report -> ((DomainReport) report).state())
                .toList();
        return states.get(states.size() - 1).exit();
    }

    @Test
    void startsAndTellsOfTheGuest() {
        var fleet = fleet(0, 0);
        fleet.start(spec(vm, 1024), false, false);
        pass();
        assertThat(statuses()).containsExactly(VmStatus.POWERING_UP, VmStatus.UP);
        assertThat(told).last().isInstanceOf(GuestReport.class);
    }

    @Test
    void shutsDownRebootsAndStopsAsARealOneWould() {
        var fleet = fleet(0, 0);
        fleet.start(spec(vm, 1024), false, false);
        pass();
        told.clear();
        fleet.reboot(vm, true);
        pass();
        assertThat(statuses()).startsWith(VmStatus.REBOOT_IN_PROGRESS).endsWith(VmStatus.UP);
        fleet.shutdown(vm);
        pass();
        assertThat(lastExit()).contains(ExitReason.GUEST_SHUTDOWN);
        assertThat(fleet.states()).isEmpty();
    }

    @Test
    void savesMemoryAndContinuesFromIt() {
        var fleet = fleet(0, 0);
        fleet.start(spec(vm, 1024), false, false);
        pass();
        fleet.suspend(vm);
        pass();
        assertThat(lastExit()).contains(ExitReason.SAVED);
        assertThatThrownBy(() -> fleet.start(spec(vm, 1024), false, false))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("saved");
        told.clear();
        fleet.start(spec(vm, 1024), false, true);
        pass();
        assertThat(statuses()).containsExactly(VmStatus.RESTORING_STATE, VmStatus.UP);
    }

    @Test
    void whatWasPlannedIsVoidOnceItStops() {
        var fleet = fleet(0, 0);
        fleet.start(spec(vm, 1024), false, false);
        fleet.stop(vm);
        pass();
        assertThat(statuses()).containsExactly(VmStatus.DOWN);
        assertThat(lastExit()).contains(ExitReason.STOPPED);
    }

    @Test
    void refusesWhatDoesNotFitIntoMemory() {
        var fleet = fleet(0, 0);
        fleet.start(spec(vm, 2048), false, false);
        assertThatThrownBy(() -> fleet.start(spec(VmId.random(), 2048), false, false))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void failsAsOftenAsItIsTold() {
        var fleet = fleet(100, 0);
        fleet.start(spec(vm, 1024), false, false);
        pass();
        assertThat(lastExit()).contains(ExitReason.START_FAILED);

        var stubborn = fleet(0, 100);
        stubborn.start(spec(vm, 1024), false, false);
        pass();
        stubborn.shutdown(vm);
        pass();
        assertThat(stubborn.states())
                .singleElement()
                .satisfies(state -> assertThat(state.status()).isEqualTo(VmStatus.UP));
    }

    @Test
    void tellsThatWhatDoesNotRunIsDown() {
        var fleet = fleet(0, 0);
        fleet.stop(vm);
        assertThat(statuses()).containsExactly(VmStatus.DOWN);
        assertThatThrownBy(() -> fleet.pause(vm)).isInstanceOf(VireoException.class);
    }
}
