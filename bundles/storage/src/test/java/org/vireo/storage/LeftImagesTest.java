package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LeftImage;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.vm.ImagesSeen;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** Images that were left behind go when they can, and never before. */
class LeftImagesTest {
    private static TestStore store;
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final MemoryBackend backend = new MemoryBackend();
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    private final StorageHosts hosts =
            new StorageHosts(inventory, transactions, new StorageDrivers(inventory, transactions));
    private final LeftImages left =
            TestVolumes.of(store, events, backends, hosts).left();
    private final HostId host = HostId.random();
    private final StorageDomainId domain = StorageDomainId.random();
    private final VmId vm = VmId.random();
    private final DiskId disk = DiskId.random();
    private final UUID image = UUID.randomUUID();
    private final OneHypervisor hypervisor = new OneHypervisor();

    /** What one host says that it has open, or that it does not answer. */
    private final class OneHypervisor implements HostLink {
        private Optional<ImagesSeen> seen = Optional.of(ImagesSeen.absent());

        @Override
        @SuppressWarnings("unchecked")
        public <T extends HostReply> T call(HostId to, HostRequest<T> request, Call call) {
            return (T) seen.orElseThrow(() -> new VireoException(ModelError.HOST_UNREACHABLE, "it is silent"));
        }
    }

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void fill() {
        backends.add(backend);
        transactions.run(() -> {
            inventory.list(LeftImage.class, Where.all()).forEach(inventory::remove);
            inventory.add(TestRows.host(host, "h-" + host));
            inventory.add(TestRows.domain(domain, "place-" + domain));
            inventory.add(TestRows.vm(vm, VmStatus.DOWN));
            inventory.flush();
            inventory.add(TestRows.disk(disk, DiskFormat.COW, domain));
            inventory.add(TestRows.attachment(disk, vm));
        });
        make(new DiskId(image), Optional.empty());
        make(disk, Optional.empty());
        left.note(disk, image, "no host was there", Caller.engine("test"));
    }

    private void make(DiskId id, Optional<DiskId> below) {
        var place = transactions.call(() -> Domains.of(inventory.get(StorageDomain.class, domain)));
        var spec = new VolumeSpec(id, DiskFormat.COW, ByteSize.ofGiB(1), false, below);
        backend.create(place, spec, host, new NoCall());
    }

    private void sweep() {
        left.sweep(TimedCall.lasting(Duration.ofMinutes(1), Clock.systemUTC(), hypervisor));
    }

    private void runs(VmStatus status) {
        transactions.run(() -> {
            var row = inventory.get(Vm.class, vm);
            row.setStatus(status);
            row.setHostId(status.hasProcess() ? Optional.of(host) : Optional.empty());
        });
    }

    private boolean noted() {
        return inventory.count(LeftImage.class, Where.equal("id", image)) > 0;
    }

    private boolean there() {
        return backend.volumes.containsKey(new DiskId(image));
    }

    @Test
    void itIsToldOfOnceAndGoes() {
        left.note(disk, image, "again", Caller.engine("test"));
        assertThat(events.heard())
                .filteredOn(event -> event.code() == LeftImages.LEFT)
                .singleElement()
                .extracting(Event::message)
                .asString()
                .contains("could not be removed yet, which is tried again: no host was there");
        sweep();
        assertThat(there()).isFalse();
        assertThat(noted()).isFalse();
    }

    @Test
    void itStaysWhileAMachineHasItOpenOrNobodyCanSay() {
        runs(VmStatus.UP);
        hypervisor.seen = Optional.of(
                new ImagesSeen(true, List.of(new OpenDisk(disk, List.of(image.toString()), Optional.empty()))));
        sweep();
        assertThat(there()).isTrue();
        hypervisor.seen = Optional.empty();
        sweep();
        assertThat(there()).isTrue();
        runs(VmStatus.UNKNOWN);
        sweep();
        assertThat(there()).isTrue();
        assertThat(noted()).isTrue();

        runs(VmStatus.UP);
        hypervisor.seen = Optional.of(
                new ImagesSeen(true, List.of(new OpenDisk(disk, List.of(disk.toString()), Optional.empty()))));
        sweep();
        assertThat(there()).isFalse();
    }

    @Test
    void itStaysWhileItsDomainIsAwayOrRefuses() {
        domainIs(StorageDomainStatus.INACTIVE);
        sweep();
        assertThat(there()).isTrue();
        domainIs(StorageDomainStatus.ACTIVE);
        backend.failNext = "delete";
        sweep();
        assertThat(there()).isTrue();
        assertThat(noted()).isTrue();
        sweep();
        assertThat(there()).isFalse();
    }

    private void domainIs(StorageDomainStatus status) {
        transactions.run(() -> inventory.get(StorageDomain.class, domain).setStatus(status));
    }

    @Test
    void whatTheInventorySpeaksOfIsKept() {
        transactions.run(() -> inventory.get(Disk.class, disk).setImageId(Optional.of(image)));
        sweep();
        assertThat(there()).isTrue();
        assertThat(noted()).isFalse();
    }

    @Test
    void whatTheDiskStillReadsThroughToIsNeitherWipedNorRemoved() {
        leaveOneToWipe();
        backend.volumes.remove(disk);
        make(disk, Optional.of(new DiskId(image)));
        sweep();
        assertThat(there()).isTrue();
        assertThat(backend.wiped).isEmpty();
        assertThat(noted()).isTrue();
    }

    @Test
    void itIsWipedIfItsDiskWantedThat() {
        leaveOneToWipe();
        sweep();
        assertThat(backend.wiped).containsExactly(new DiskId(image));
        assertThat(there()).isFalse();
    }

    private void leaveOneToWipe() {
        transactions.run(() -> {
            inventory.list(LeftImage.class, Where.all()).forEach(inventory::remove);
            inventory.get(Disk.class, disk).setWipeAfterDelete(true);
        });
        left.note(disk, image, "no host was there", Caller.engine("test"));
    }
}
