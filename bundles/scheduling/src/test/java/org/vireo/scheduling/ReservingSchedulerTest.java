package org.vireo.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostSample;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.CpuTopology;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.spi.scheduler.PlacementRequest;

class ReservingSchedulerTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestStore store = new TestStore();
    private final HostId host = HostId.random();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private ReservingScheduler scheduler;

    @BeforeEach
    void open() {
        var clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        scheduler = new ReservingScheduler(store.inventory(), store.transactions(), Hosts.allUnits(), clock);
        addHost(host, "h1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void addHost(HostId id, String name) {
        store.transactions().run(() -> {
            var row = new Host(id);
            row.setName(name);
            row.setAddress(name);
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            row.setCapabilities(capabilities());
            store.inventory().add(row);
        });
    }

    private static String capabilities() {
        var told = new HostCapabilities(
                "h1",
                "Debian",
                "6.1",
                "0.1",
                "9.0",
                "7.2",
                VirtMode.KVM,
                "works",
                "EPYC",
                new CpuTopology(1, 4, 2),
                ByteSize.ofGiB(4),
                "uuid",
                List.of("local"),
                List.of("bridge"),
                List.of(),
                List.of(),
                Optional.empty());
        try {
            return ModelJson.newMapper().writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private VmId addVm(VmStatus status, Optional<HostId> where, int gib) {
        var id = VmId.random();
        store.transactions().run(() -> {
            var vm = new Vm(id);
            vm.setName("vm-" + id);
            vm.setClusterId(CLUSTER);
            vm.setTemplateId(TemplateId.BLANK);
            vm.setOriginalTemplateId(TemplateId.BLANK);
            vm.setStatus(status);
            vm.setHostId(where);
            vm.setSettings(VmSettings.BLANK
                    .edit()
                    .memory(ByteSize.ofGiB(gib))
                    .guaranteedMemory(ByteSize.ofGiB(gib))
                    .done());
            vm.setCreated(now);
            store.inventory().add(vm);
        });
        return id;
    }

    private static PlacementRequest request(VmId vm, int gib) {
        return new PlacementRequest(vm, ByteSize.ofGiB(gib), 1, Set.of(), Set.of(), Set.of("local"), Set.of("bridge"));
    }

    private Placement place(VmId vm, int gib) {
        return scheduler.place(CLUSTER, request(vm, gib), MINUTE);
    }

    @Test
    void countsWhatRunsWhatIsReservedAndNothingElse() {
        addVm(VmStatus.UP, Optional.of(host), 1);
        addVm(VmStatus.UNKNOWN, Optional.of(host), 1);
        addVm(VmStatus.SUSPENDED, Optional.of(host), 1);
        addVm(VmStatus.DOWN, Optional.empty(), 1);
        assertThat(place(addVm(VmStatus.DOWN, Optional.empty(), 1), 1)).isInstanceOf(Placement.Placed.class);
        assertThat(place(addVm(VmStatus.DOWN, Optional.empty(), 1), 2)).isInstanceOf(Placement.Nowhere.class);
        assertThat(place(addVm(VmStatus.DOWN, Optional.empty(), 1), 1)).isInstanceOf(Placement.Placed.class);
        assertThat(place(addVm(VmStatus.DOWN, Optional.empty(), 1), 1)).isInstanceOf(Placement.Nowhere.class);
    }

    @Test
    void placesAgainWithinItsOwnReservation() {
        var vm = addVm(VmStatus.WAIT_FOR_LAUNCH, Optional.empty(), 4);
        assertThat(place(vm, 4)).isInstanceOf(Placement.Placed.class);
        assertThat(place(vm, 4)).isInstanceOf(Placement.Placed.class);
        assertThat(store.inventory().count(Reservation.class, Where.all())).isEqualTo(1);
    }

    @Test
    void countsAStartingMachineOnceThoughItIsReservedToo() {
        var vm = addVm(VmStatus.WAIT_FOR_LAUNCH, Optional.of(host), 2);
        place(vm, 2);
        assertThat(place(addVm(VmStatus.DOWN, Optional.empty(), 1), 2)).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void freesReservationsOnRequestAndByTime() {
        var first = addVm(VmStatus.DOWN, Optional.empty(), 4);
        var second = addVm(VmStatus.DOWN, Optional.empty(), 4);
        place(first, 4);
        assertThat(place(second, 4)).isInstanceOf(Placement.Nowhere.class);
        scheduler.release(first);
        assertThat(place(second, 4)).isInstanceOf(Placement.Placed.class);
        assertThat(place(first, 4)).isInstanceOf(Placement.Nowhere.class);
        now = now.plus(MINUTE);
        assertThat(place(first, 4)).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void reservesNothingInADryRun() {
        var vm = addVm(VmStatus.DOWN, Optional.empty(), 1);
        assertThat(scheduler.dryRun(CLUSTER, request(vm, 4))).isInstanceOf(Placement.Placed.class);
        assertThat(scheduler.dryRun(CLUSTER, request(vm, 5)))
                .isInstanceOfSatisfying(
                        Placement.Nowhere.class,
                        nowhere ->
                                assertThat(nowhere.rejected().get(0).reason()).contains("4096 MiB"));
        assertThat(store.inventory().count(Reservation.class, Where.all())).isZero();
    }

    @Test
    void prefersTheHostThatIsLessLoaded() {
        var idle = HostId.random();
        addHost(idle, "h2");
        store.transactions().run(() -> {
            var sample = new HostSample(host);
            sample.setAt(now);
            sample.setStatistics("{\"cpuUserPercent\": 60.0, \"cpuSystemPercent\": 30.0}");
            store.inventory().add(sample);
        });
        assertThat(place(addVm(VmStatus.DOWN, Optional.empty(), 1), 1))
                .isInstanceOfSatisfying(
                        Placement.Placed.class,
                        placed -> assertThat(placed.host()).isEqualTo(idle));
    }

    @Test
    void neverPromisesTheSameRoomTwiceAtOnce() throws Exception {
        store.transactions()
                .run(() -> store.inventory().get(Cluster.class, CLUSTER).setMemoryOvercommitPercent(100));
        var vms = new ArrayList<VmId>();
        for (var i = 0; i < 8; i++) {
            vms.add(addVm(VmStatus.DOWN, Optional.empty(), 1));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var placed = 0;
            for (Future<Placement> result : pool.invokeAll(vms.stream()
                    .<Callable<Placement>>map(vm -> () -> place(vm, 1))
                    .toList())) {
                placed += result.get() instanceof Placement.Placed ? 1 : 0;
            }
            assertThat(placed).isEqualTo(4);
        } finally {
            pool.shutdownNow();
        }
    }
}
