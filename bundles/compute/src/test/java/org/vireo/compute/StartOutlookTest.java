package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

class StartOutlookTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final HostId first = lab.addHost("h1");
    private final HostId second = lab.addHost("h2");
    private final VmId vm = lab.addFullVm();
    private StartOutlook outlook;

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
        outlook = new StartOutlook(new LaunchTools(
                store.inventory(),
                store.transactions(),
                lab.scheduler,
                lab.volumes,
                lab.ports,
                lab.events,
                lab.settings,
                lab.migration,
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void pin(HostId... hosts) {
        store.transactions().run(() -> {
            var row = store.inventory().getForUpdate(Vm.class, vm);
            row.setSettings(row.settings().edit().pinnedHosts(List.of(hosts)).done());
        });
    }

    private DiskAttachment attachment() {
        return store.inventory()
                .list(DiskAttachment.class, Where.equal("vmId", vm))
                .get(0);
    }

    @Test
    void namesEveryHostAndReservesNothing() {
        var found = outlook.outlook(vm);
        assertThat(found.possible()).isTrue();
        assertThat(found.obstacles()).isEmpty();
        assertThat(found.hosts()).extracting(Prospect::host).containsExactly(first, second);
        assertThat(lab.scheduler.reserved).isEmpty();
    }

    @Test
    void holdsPinsAgainstHosts() {
        pin(second);
        var found = outlook.outlook(vm);
        assertThat(found.possible()).isTrue();
        assertThat(found.hosts().stream().filter(Prospect::fits))
                .extracting(Prospect::host)
                .containsExactly(second);
    }

    @Test
    void holdsRulesThatLeaveNoHostAgainstAll() {
        pin(second);
        lab.volumes.bound = Optional.of(first);
        var found = outlook.outlook(vm);
        assertThat(found.possible()).isFalse();
        assertThat(found.hosts())
                .hasSize(2)
                .allMatch(one -> one.rejections().get(0).filter().equals("chosen-hosts"));
    }

    @Test
    void tellsOfADiskThatIsLocked() {
        store.transactions()
                .run(() -> store.inventory()
                        .getForUpdate(Disk.class, attachment().diskId())
                        .setStatus(DiskStatus.LOCKED));
        var found = outlook.outlook(vm);
        assertThat(found.possible()).isFalse();
        assertThat(found.obstacles()).singleElement().asString().contains("is locked");
        assertThat(found.hosts()).allMatch(Prospect::fits);
    }
}
