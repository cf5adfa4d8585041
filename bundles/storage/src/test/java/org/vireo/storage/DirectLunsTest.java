package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.PlayedGuests;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.DetachDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.NewLun;
import org.vireo.engine.api.storage.RefreshLun;
import org.vireo.engine.api.storage.RemoveDisk;
import org.vireo.engine.api.storage.UpdateDisk;
import org.vireo.engine.api.storage.UpdateDiskAttachment;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.vm.DiskSource.BlockDisk;

/** The life of disks that are LUNs, on a real database, with a server of LUNs in memory. */
class DirectLunsTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final MemoryBackend backend = new MemoryBackend();
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    private final StorageDrivers drivers = new StorageDrivers(inventory, transactions);
    private final StorageHosts hosts = new StorageHosts(inventory, transactions, drivers);
    private final InventoryVolumes volumes =
            TestVolumes.of(store, events, backends, hosts).volumes();
    private final NewDisks disks = new NewDisks(inventory, backends);
    private final DiskUse use = new DiskUse(inventory);
    private final Attachments attachments = new Attachments(inventory, events, disks, use, volumes);
    private final PlayedGuests guests = new PlayedGuests();
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final HostId host = HostId.random();

    @BeforeEach
    void addHost() {
        backends.add(backend);
        there("a/1", "3600a", 1);
        there("a/2", "1T10", 2);
        transactions.run(() -> {
            var row = new Host(host);
            row.setName("h1");
            row.setAddress("h1.test");
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            row.setCapabilities("{\"storageTypes\":[\"memory\"]}");
            inventory.add(row);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void there(String place, String id, int gib) {
        backend.luns.put(
                place,
                new FoundLun(
                        id,
                        "192.0.2.7:3260",
                        place.split("/")[0],
                        Integer.parseInt(place.split("/")[1]),
                        ByteSize.ofGiB(gib),
                        "V",
                        "P",
                        "S",
                        true,
                        Optional.empty()));
    }

    private NewDisk lun(String place, boolean passthrough, boolean shareable) {
        var settings = Map.of("target", place.split("/")[0], "lun", place.split("/")[1], "key", "sesame");
        var lun = new NewLun("memory", settings, Map.of("password", Secret.of("swordfish")), host, passthrough);
        return NewDisk.of(lun, DiskId.random(), Details.named("lun-" + place), shareable);
    }

    private AddDiskHandler adding() {
        return new AddDiskHandler(events, disks, volumes);
    }

    private DiskId added(String place) {
        var disk = lun(place, false, false);
        assertThat(rehearsal.run(adding(), new AddDisk(disk))).isEmpty();
        return disk.id();
    }

    private DirectLun row(DiskId disk) {
        return transactions.call(() -> inventory.get(DirectLun.class, disk));
    }

    private Disk disk(DiskId id) {
        return transactions.call(() -> inventory.get(Disk.class, id));
    }

    private VmId vm(VmStatus status) {
        var id = VmId.random();
        transactions.run(() -> {
            var vm = new Vm(id);
            vm.setName("vm" + id.toString().substring(0, 8));
            vm.setClusterId(CLUSTER);
            vm.setTemplateId(TemplateId.BLANK);
            vm.setOriginalTemplateId(TemplateId.BLANK);
            vm.setStatus(status);
            vm.setSettings(VmSettings.BLANK);
            vm.setCreated(Instant.EPOCH);
            inventory.add(vm);
        });
        return id;
    }

    private static AttachDisk attach(VmId vm, DiskId disk, DiskInterface way, boolean readOnly, String extras) {
        return new AttachDisk(vm, disk, Optional.empty(), way, false, true, readOnly, extras);
    }

    private AttachDiskHandler attaching() {
        return new AttachDiskHandler(inventory, events, attachments, guests);
    }

    @Test
    void aDiskShowsWhatItsLunSaysAndItsSecretsStayApart() {
        var id = added("a/1");

        assertThat(disk(id).status()).isEqualTo(DiskStatus.OK);
        assertThat(disk(id).size()).isEqualTo(ByteSize.ofGiB(1));
        assertThat(disk(id).storageDomainId()).isEmpty();
        assertThat(row(id).unitId()).isEqualTo("3600a");
        assertThat(List.of(row(id).vendor(), row(id).product(), row(id).serial()))
                .containsExactly("V", "P", "S");
        assertThat(row(id).settings()).isEqualTo(Map.of("target", "a", "lun", "1"));
        assertThat(row(id).secrets().keySet()).containsExactlyInAnyOrder("key", "password");
        assertThat(volumes.typeOf(id)).isEqualTo("memory");
        assertThat(volumes.boundTo(id)).isEmpty();
        assertThat(volumes.shared(id)).isEmpty();
        assertThat(volumes.prepare(id, host, new NoCall())).isEqualTo(new BlockDisk("/luns/1", DiskFormat.RAW));
    }

    @Test
    void whoeverAddsOneMayAddDisksAndStorage() {
        assertThat(adding().permits(new AddDisk(lun("a/1", false, false))))
                .isEqualTo(Set.of(Permit.system("create_disk"), Permit.system("create_storage_domain")));
        var wish = lun("a/1", false, false);
        var whole = new AttachDisk(
                VmId.random(), wish.id(), Optional.of(wish), DiskInterface.VIRTIO, false, true, false, "{}");
        assertThat(attaching().permits(whole)).hasSize(3).contains(Permit.system("create_storage_domain"));
    }

    @Test
    void aLunIsOneThingOnly() {
        added("a/1");
        refused(lun("a/1", false, false), "LUN 1 of a is Disk lun-a/1.");

        there("b/7", "3600a", 1);
        assertThat(rehearsal
                        .run(adding(), new AddDisk(lun("b/7", false, false)))
                        .orElseThrow())
                .hasMessageContaining("LUN 7 of b is disk lun-a/1 by another way");
        there("b/8", "1T10", 1);
        added("a/2");
        added("b/8");

        domain(Map.of("target", "a", "lun", "3"));
        refused(lun("a/3", false, false), "LUN 3 of a is the storage of Storage Domain san.");
        assertThat(transactions.call(() -> new DirectLuns(inventory, backends)
                        .free("memory", Map.of("target", "a", "lun", "1"), "Cannot add Storage.")))
                .isInstanceOf(Check.Refused.class);
    }

    @Test
    void aLunThatHoldsADomainIsLeftAloneAndNothingStays() {
        var domain = StorageDomainId.random();
        var free = backend.luns.get("a/1");
        backend.luns.put(
                "a/1",
                new FoundLun(free.id(), free.portal(), "a", 1, free.size(), "", "", "", true, Optional.of(domain)));
        assertThat(rehearsal
                        .run(adding(), new AddDisk(lun("a/1", false, false)))
                        .orElseThrow())
                .hasMessage("LUN 1 of a holds storage domain " + domain);
        assertThat(inventory.list(Disk.class, Where.all())).isEmpty();
        assertThat(inventory.list(DirectLun.class, Where.all())).isEmpty();
    }

    private void domain(Map<String, String> settings) {
        transactions.run(() -> {
            var row = new StorageDomain(StorageDomainId.random());
            row.setName("san");
            row.setType("memory");
            row.setRole(StorageDomainRole.DATA);
            row.setStatus(StorageDomainStatus.UNATTACHED);
            row.setSettings(settings);
            inventory.add(row);
        });
    }

    private void refused(NewDisk disk, String sentence) {
        assertThatThrownBy(() -> rehearsal.run(adding(), new AddDisk(disk)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aGuestNeverGetsWhatSomebodyPutInItsPlace() {
        var id = added("a/1");
        there("a/1", "3600b", 1);
        assertThatThrownBy(() -> volumes.prepare(id, host, new NoCall()))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("is another one now: it calls itself 3600b, not 3600a");
        assertThat(rehearsal.run(refreshing(), new RefreshLun(id, Optional.of(host))))
                .isPresent();
        assertThat(disk(id).size()).isEqualTo(ByteSize.ofGiB(1));
    }

    private RefreshLunHandler refreshing() {
        return new RefreshLunHandler(inventory, transactions, events, backends, hosts);
    }

    @Test
    void aLunThatGrewIsLookedAtAgain() {
        var id = added("a/1");
        there("a/1", "3600a", 5);
        assertThat(rehearsal.run(refreshing(), new RefreshLun(id, Optional.empty())))
                .isEmpty();
        assertThat(disk(id).size()).isEqualTo(ByteSize.ofGiB(5));
        var size = new UpdateDisk(
                id, DetailsChange.NONE, Optional.of(ByteSize.ofGiB(9)), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> rehearsal.run(updating(), size)).hasMessageContaining("it has the size of that");
    }

    private UpdateDiskHandler updating() {
        return new UpdateDiskHandler(inventory, events, use, volumes);
    }

    @Test
    void twoMachinesShareAShareableOneAndRemovingItForgetsOnlyTheDisk() {
        var wish = lun("a/1", false, true);
        var first = vm(VmStatus.DOWN);
        var create = new AttachDisk(
                first, wish.id(), Optional.of(wish), DiskInterface.VIRTIO_SCSI, false, true, false, "{}");
        assertThat(rehearsal.run(attaching(), create)).isEmpty();
        var second = vm(VmStatus.UP);
        guests.running.add(second);
        assertThat(rehearsal.run(attaching(), attach(second, wish.id(), DiskInterface.VIRTIO, false, "{}")))
                .isEmpty();
        assertThat(guests.devices).containsExactly(wish.id());

        var detaching = new DetachDiskHandler(inventory, events, use, volumes, guests);
        assertThat(rehearsal.run(detaching, new DetachDisk(second, wish.id(), false)))
                .isEmpty();
        assertThat(guests.devices).isEmpty();
        backend.failNext = "delete";
        assertThat(rehearsal.run(new RemoveDiskHandler(inventory, events, use, volumes), new RemoveDisk(wish.id())))
                .isEmpty();
        assertThat(backend.failNext)
                .as("nobody asked the storage to remove anything")
                .isEqualTo("delete");
        assertThat(inventory.list(DirectLun.class, Where.all())).isEmpty();
        added("a/1");
    }

    @Test
    void guestsSpeakScsiThemselvesOnlyWhereThatWorks() {
        var wish = lun("a/1", true, false);
        assertThat(rehearsal.run(adding(), new AddDisk(wish))).isEmpty();
        var vm = vm(VmStatus.DOWN);
        refusedWay(attach(vm, wish.id(), DiskInterface.VIRTIO, false, "{}"), "by the interface virtio_scsi");
        refusedWay(attach(vm, wish.id(), DiskInterface.VIRTIO_SCSI, true, "{}"), "cannot be read-only");
        var reserving = "{\"uses_scsi_reservation\":\"true\"}";
        assertThat(rehearsal.run(attaching(), attach(vm, wish.id(), DiskInterface.VIRTIO_SCSI, false, reserving)))
                .isEmpty();

        var other = added("a/2");
        refusedWay(attach(vm, other, DiskInterface.VIRTIO_SCSI, false, reserving), "sgio unfiltered");
        assertThatThrownBy(() -> rehearsal.run(updating(), passthrough(wish.id(), false)))
                .hasMessageContaining("sgio unfiltered");
        var attachment = new UpdateDiskAttachmentHandler(inventory, events, use, guests);
        assertThatThrownBy(() -> rehearsal.run(
                        attachment,
                        new UpdateDiskAttachment(
                                vm,
                                wish.id(),
                                Optional.of(DiskInterface.SATA),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))
                .hasMessageContaining("by the interface virtio_scsi");
        assertThat(rehearsal.run(updating(), passthrough(other, true))).isEmpty();
        assertThat(row(other).passthrough()).isTrue();
    }

    private static UpdateDisk passthrough(DiskId id, boolean wanted) {
        return new UpdateDisk(
                id, DetailsChange.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(wanted));
    }

    private void refusedWay(AttachDisk command, String sentence) {
        assertThatThrownBy(() -> rehearsal.run(attaching(), command))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void snapshotsPassOverThem() {
        var id = added("a/1");
        var vm = vm(VmStatus.DOWN);
        assertThat(rehearsal.run(attaching(), attach(vm, id, DiskInterface.VIRTIO, false, "{}")))
                .isEmpty();
        var snapshots = new Snapshots(inventory, backends);
        assertThat(snapshots.disks(vm)).isEmpty();
        assertThat(snapshots.luns(vm)).extracting(Disk::id).containsExactly(id);
        assertThat(events.heard()).extracting(Event::code).contains(2021, 97);
    }
}
