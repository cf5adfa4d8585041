package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.PlayedGuests;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.AddStorageConnection;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.AttachStorageDomain;
import org.vireo.engine.api.storage.CopyDisk;
import org.vireo.engine.api.storage.DeactivateStorageDomain;
import org.vireo.engine.api.storage.DetachDisk;
import org.vireo.engine.api.storage.DetachStorageDomain;
import org.vireo.engine.api.storage.ImportDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.RemoveDisk;
import org.vireo.engine.api.storage.RemoveStorageConnection;
import org.vireo.engine.api.storage.RemoveStorageDomain;
import org.vireo.engine.api.storage.UpdateDiskAttachment;
import org.vireo.engine.api.storage.UpdateStorageConnection;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.StorageConnection;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** The life of domains and disks on a real database, with storage in memory. */
class StorageHandlersTest {
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
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
    private final DomainSteps steps = new DomainSteps(inventory, transactions, backends, hosts);
    private final PlayedRecords records = new PlayedRecords(store, events, backends, hosts);
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final HostId host = HostId.random();
    private final StorageDomainId domain = StorageDomainId.random();

    @BeforeEach
    void addHost() {
        backends.add(backend);
        addHost(host, "h1");
    }

    private void addHost(HostId id, String name) {
        transactions.run(() -> {
            var row = TestRows.host(id, name);
            row.setAddress(name + ".test");
            inventory.add(row);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<VireoException> addDomain(Map<String, String> settings) {
        var handler = new AddStorageDomainHandler(
                inventory, transactions, events, backends, new StorageConnections(inventory, backends), drivers);
        return rehearsal.run(
                handler,
                new AddStorageDomain(domain, Details.named("local"), "memory", StorageDomainRole.DATA, settings, host));
    }

    private Optional<VireoException> attach() {
        var handler = new AttachStorageDomainHandler(inventory, events, backends, steps, records.steps);
        return rehearsal.run(handler, new AttachStorageDomain(CENTER, domain));
    }

    private void activeDomain() {
        assertThat(addDomain(Map.of("path", "/d"))).isEmpty();
        assertThat(attach()).isEmpty();
    }

    private NewDisk disk(DiskFormat format, boolean sparse) {
        return new NewDisk(
                DiskId.random(),
                Details.named("disk"),
                domain,
                format,
                ByteSize.ofGiB(1),
                sparse,
                false,
                false,
                "data");
    }

    private Optional<VireoException> add(NewDisk disk) {
        return rehearsal.run(new AddDiskHandler(events, disks, volumes), new AddDisk(disk));
    }

    private StorageDomain row() {
        return transactions.call(() -> inventory.get(StorageDomain.class, domain));
    }

    private void driverIsGone() {
        transactions.run(() -> inventory.get(Host.class, host).setCapabilities("{\"storageTypes\":[\"nfs\"]}"));
    }

    @Test
    void hostWithoutTheDriverIsOfNoUseToADomain() {
        activeDomain();
        assertThat(hosts.all(row())).containsExactly(host);
        driverIsGone();
        assertThat(hosts.all(row())).isEmpty();
        assertThatThrownBy(() -> hosts.any(row()))
                .hasMessageContaining("has the driver for its type memory now; without it is h1");
    }

    @Test
    void aHostThatMissesOneOfTheDomainsComesAfterThoseThatReachBoth() {
        var second = HostId.random();
        var other = StorageDomainId.random();
        addHost(second, "h2");
        transactions.run(() -> {
            inventory.add(TestRows.domain(domain, "one"));
            inventory.add(TestRows.domain(other, "other"));
        });
        var one = row();
        var another = transactions.call(() -> inventory.get(StorageDomain.class, other));
        assertThat(hosts.both(one, another)).containsExactly(host, second);

        hosts.missed(another, host);

        assertThat(hosts.both(one, another)).containsExactly(second, host);
        assertThat(hosts.all(another)).containsExactly(second, host);
        assertThat(hosts.any(another)).isEqualTo(second);
        assertThat(hosts.any(one)).isEqualTo(host);
    }

    @Test
    void domainWaitsForADriverOnItsWayAndTellsWhyNoneComes() {
        driverIsGone();
        assertThat(addDomain(Map.of("path", "/d")).orElseThrow())
                .hasMessageContaining("still waiting for the driver for storage of type memory on host");
        transactions.run(() -> {
            var plugin = new Plugin(PluginId.named("storage-memory"));
            plugin.setName("storage-memory");
            plugin.setManifest("{\"provides\":[{\"kind\":\"storage\",\"type\":\"memory\"}]}");
            plugin.setStatus(PluginStatus.DEGRADED);
            plugin.setChanged(Instant.EPOCH);
            inventory.add(plugin);
            var half = new PluginHost(plugin.id(), host);
            half.setReason("no room");
            half.setChanged(Instant.EPOCH);
            inventory.add(half);
        });
        assertThat(addDomain(Map.of("path", "/d")).orElseThrow())
                .hasMessageContaining("host h1 has no driver for storage of type memory: no room");
    }

    @Test
    void connectionOfADomainIsKeptUntilTheDomainIsGone() {
        activeDomain();
        var connections = new StorageConnections(inventory, backends);
        var made = inventory.list(StorageConnection.class, Where.all());
        assertThat(made).hasSize(1);
        var id = made.get(0).id();

        assertThatThrownBy(() ->
                        rehearsal.run(new RemoveStorageConnectionHandler(connections), new RemoveStorageConnection(id)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("uses it");
        assertThatThrownBy(() -> rehearsal.run(
                        new UpdateStorageConnectionHandler(connections),
                        new UpdateStorageConnection(id, Map.of("path", "/e"))))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("not in maintenance");
        assertThatThrownBy(() -> rehearsal.run(
                        new AddStorageConnectionHandler(connections),
                        new AddStorageConnection(StorageConnectionId.random(), "memory", Map.of("path", "/d"))))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("same place");
    }

    @Test
    void secretsOfStorageStayApartAndReachItsBackend() {
        assertThat(addDomain(Map.of("path", "/d", "key", "sesame"))).isEmpty();
        var connections = new StorageConnections(inventory, backends);
        var id = inventory.list(StorageConnection.class, Where.all()).get(0).id();
        assertThat(row().settings()).isEqualTo(Map.of("path", "/d"));
        assertThat(row().secrets()).isEqualTo(Map.of("key", Secret.of("sesame")));

        rehearsal.run(
                new UpdateStorageConnectionHandler(connections),
                new UpdateStorageConnection(id, Map.of("path", "/e"), Map.of("password", Secret.of("swordfish"))));

        assertThat(row().settings()).isEqualTo(Map.of("path", "/e"));
        assertThat(Domains.of(row()).settings())
                .isEqualTo(Map.of("path", "/e", "key", "sesame", "password", "swordfish"));
        assertThat(inventory.get(StorageConnection.class, id).settings()).isEqualTo(Map.of("path", "/e"));
        assertThat(inventory.get(StorageConnection.class, id).secrets())
                .isEqualTo(Map.of("key", Secret.of("sesame"), "password", Secret.of("swordfish")));
    }

    @Test
    void changedConnectionLeadsItsDomainElsewhere() {
        assertThat(addDomain(Map.of("path", "/d"))).isEmpty();
        var connections = new StorageConnections(inventory, backends);
        var id = inventory.list(StorageConnection.class, Where.all()).get(0).id();

        rehearsal.run(
                new UpdateStorageConnectionHandler(connections), new UpdateStorageConnection(id, Map.of("path", "/e")));

        assertThat(row().settings()).containsEntry("path", "/e");
    }

    @Test
    void copyOfADiskHoldsTheSameAndNothingElseChanges() {
        activeDomain();
        var source = disk(DiskFormat.COW, true);
        add(source);
        backend.write(source.id(), 0, "data");
        var copy = DiskId.random();

        assertThat(rehearsal.run(
                        new CopyDiskHandler(
                                inventory, events, use, disks, new MoveRules(inventory, backends, hosts), volumes),
                        new CopyDisk(source.id(), copy, Details.named("copy"), domain)))
                .isEmpty();

        assertThat(backend.read(copy, 0)).isEqualTo("data");
        assertThat(inventory.get(Disk.class, source.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(inventory.get(Disk.class, copy).name()).isEqualTo("copy");
    }

    private VmId addVm(VmStatus status) {
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

    private final PlayedGuests guests = new PlayedGuests();

    private AttachDisk attachTo(VmId vm, DiskId disk) {
        return new AttachDisk(vm, disk, Optional.empty(), DiskInterface.VIRTIO, true, true, false, "{}");
    }

    private AttachDiskHandler attachHandler() {
        return new AttachDiskHandler(inventory, events, attachments, guests);
    }

    @Test
    void theFirstDomainBecomesMasterAndItsDataCenterUp() {
        activeDomain();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.ACTIVE);
        assertThat(row().master()).isTrue();
        assertThat(row().hostId()).contains(host);
        assertThat(row().total()).isEqualTo(ByteSize.ofGiB(100));
        assertThat(inventory.get(DataCenter.class, CENTER).status()).isEqualTo(DataCenterStatus.UP);
        assertThat(events.heard()).extracting(Event::code).containsExactly(956, 962);
    }

    @Test
    void nothingStaysOfADomainThatCouldNotBeMade() {
        backend.failNext = "attach";
        assertThat(addDomain(Map.of("path", "/d"))).isPresent();
        assertThat(inventory.find(StorageDomain.class, domain)).isEmpty();
        assertThat(backend.formatted).isEmpty();
        assertThat(events.heard()).extracting(Event::code).containsExactly(957);
    }

    @Test
    void aPlaceThatHoldsAnotherDomainIsLeftAlone() {
        backend.found = Optional.of(StorageDomainId.random());
        assertThat(addDomain(Map.of("path", "/d")))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("is there already");
        assertThat(inventory.find(StorageDomain.class, domain)).isEmpty();
    }

    @Test
    void settingsTheBackendDoesNotAcceptAreRefused() {
        assertThatThrownBy(() -> addDomain(Map.of())).hasMessage("path is missing");
        assertThat(inventory.find(StorageDomain.class, domain)).isEmpty();
    }

    @Test
    void aDomainThatCannotBeAttachedStaysUnattached() {
        addDomain(Map.of("path", "/d"));
        backend.failNext = "attach";
        assertThat(attach()).isPresent();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.UNATTACHED);
        assertThat(row().dataCenterId()).isEmpty();
    }

    @Test
    void withoutItsBackendADomainRefusesAndRecovers() {
        activeDomain();
        backends.remove(backend);
        assertThatThrownBy(() -> add(disk(DiskFormat.COW, true)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("'memory' is installed");
        backends.add(backend);
        assertThat(add(disk(DiskFormat.COW, true))).isEmpty();
    }

    @Test
    void aDomainIsUnknownWhileItsBackendIsAwayAndActiveAfterwards() {
        activeDomain();
        var health = new DomainHealth(inventory, transactions, events, backends, hosts, null, new SameThread());
        backends.remove(backend);
        health.look();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.UNKNOWN);
        assertThat(row().statusDetail()).isEqualTo("no storage backend of type 'memory' is installed");
        backends.add(backend);
        health.look();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.ACTIVE);
    }

    @Test
    void aDomainThatCannotBeReachedIsInactiveUntilItAnswers() {
        activeDomain();
        var health = new DomainHealth(inventory, transactions, events, backends, hosts, null, new SameThread());
        backend.failNext = "attach";
        health.look();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.INACTIVE);
        health.look();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.ACTIVE);
        assertThat(events.heard()).extracting(Event::code).endsWith(190, 191);
    }

    @Test
    void aHostThatMissesADomainWhichAnotherReachesIsToldOfAndLeftAlone() {
        backend.shared = true;
        activeDomain();
        var other = HostId.random();
        addHost(other, "h0");
        var health = new DomainHealth(inventory, transactions, events, backends, hosts, null, new SameThread());
        backend.blind.add(other);
        health.look();
        health.look();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.ACTIVE);
        assertThat(events.heard()).extracting(Event::code).endsWith(189);
        assertThat(events.heard().get(events.heard().size() - 1).message())
                .startsWith("Host h0 cannot reach Storage Domain local, which other hosts reach: ");
        assertThat(hosts.any(row())).as("although h0 comes first").isEqualTo(host);

        backend.blind.clear();
        health.look();
        assertThat(events.heard()).extracting(Event::code).endsWith(189, 191);
        assertThat(hosts.any(row())).isEqualTo(other);
    }

    @Test
    void aDomainThatNoHostReachesIsInactiveAndNoHostIsBlamed() {
        backend.shared = true;
        activeDomain();
        var other = HostId.random();
        addHost(other, "h0");
        var health = new DomainHealth(inventory, transactions, events, backends, hosts, null, new SameThread());
        backend.blind.addAll(List.of(host, other));
        health.look();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.INACTIVE);
        assertThat(events.heard()).extracting(Event::code).doesNotContain(189);
    }

    @Test
    void aDiskIsUsableOnceItsImageIsThere() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        assertThat(add(disk)).isEmpty();
        assertThat(inventory.get(Disk.class, disk.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(backend.volumes).containsKey(disk.id());
    }

    @Test
    void aDiskWhoseImageFailsLeavesNeitherRowNorImage() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        backend.failNext = "create";
        assertThat(add(disk)).isPresent();
        assertThat(inventory.find(Disk.class, disk.id())).isEmpty();
        assertThat(backend.volumes).isEmpty();
    }

    @Test
    void refusesShapesOfDisksThatCannotBe() {
        activeDomain();
        assertThatThrownBy(() -> add(disk(DiskFormat.COW, false))).hasMessageContaining("format raw");
    }

    @Test
    void aDiskIsAttachedToOneVirtualMachineOnly() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        add(disk);
        assertThat(rehearsal.run(attachHandler(), attachTo(addVm(VmStatus.DOWN), disk.id())))
                .isEmpty();
        var other = addVm(VmStatus.DOWN);
        assertThatThrownBy(() -> rehearsal.run(attachHandler(), attachTo(other, disk.id())))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("in use and not shareable");
    }

    @Test
    void firstDisksComeAndGoWithTheirMachine() {
        activeDomain();
        var fresh = disk(DiskFormat.COW, true);
        var present = disk(DiskFormat.COW, true);
        add(present);
        var vm = addVm(VmStatus.DOWN);
        var first = new CheckedFirstDisks(attachments);
        var wishes = List.of(
                new AttachDisk(vm, fresh.id(), Optional.of(fresh), DiskInterface.VIRTIO, true, true, false, "{}"),
                new AttachDisk(vm, present.id(), Optional.empty(), DiskInterface.VIRTIO, false, true, false, "{}"));

        assertThat(check(first, wishes, false)).isEqualTo(Check.FINE);
        assertThat(check(first, wishes, true))
                .isEqualTo(Check.conflict("Cannot add VM. It can only have one bootable disk."));
        assertThat(check(first, List.of(wishes.get(1), wishes.get(1)), false)).isInstanceOf(Check.Refused.class);
        assertThat(first.permits(wishes)).hasSize(2);
        assertThat(first.locks(wishes)).hasSize(3);

        transactions.run(() -> first.begin(wishes, Rehearsal.CALLER));
        assertThat(first.steps(wishes)).extracting(Step::name).containsExactly("new-disk-1");
        assertThat(inventory.get(Disk.class, fresh.id()).status()).isEqualTo(DiskStatus.LOCKED);
        transactions.run(() -> first.complete(wishes, Rehearsal.CALLER));
        assertThat(inventory.get(Disk.class, fresh.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(use.attachment(vm, fresh.id()).bootable()).isTrue();

        transactions.run(() -> first.abandon(wishes));
        transactions.run(() -> first.abandon(wishes));
        assertThat(inventory.find(Disk.class, fresh.id())).isEmpty();
        assertThat(inventory.get(Disk.class, present.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(use.attachments(present.id())).isEmpty();
    }

    private Check check(CheckedFirstDisks first, List<AttachDisk> wishes, boolean bootable) {
        return transactions.call(() -> first.check(wishes, bootable));
    }

    @Test
    void aDiskIsPluggedIntoARunningVirtualMachineAndOutOfIt() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        add(disk);
        var vm = addVm(VmStatus.UP);
        guests.running.add(vm);
        assertThat(rehearsal.run(attachHandler(), attachTo(vm, disk.id()))).isEmpty();
        assertThat(guests.devices).containsExactly(disk.id());

        var update = new UpdateDiskAttachmentHandler(inventory, events, use, guests);
        assertThat(rehearsal.run(update, active(vm, disk.id(), false))).isEmpty();
        assertThat(guests.devices).isEmpty();
        assertThat(rehearsal.run(update, active(vm, disk.id(), true))).isEmpty();

        guests.stubborn = true;
        var detach = new DetachDiskHandler(inventory, events, use, volumes, guests);
        assertThat(rehearsal.run(update, active(vm, disk.id(), false))).isPresent();
        assertThat(rehearsal.run(detach, new DetachDisk(vm, disk.id(), true))).isPresent();
        assertThat(use.attachment(vm, disk.id()).active()).isTrue();
        assertThat(inventory.get(Disk.class, disk.id()).status()).isEqualTo(DiskStatus.OK);

        guests.stubborn = false;
        assertThat(rehearsal.run(detach, new DetachDisk(vm, disk.id(), true))).isEmpty();
        assertThat(inventory.find(Disk.class, disk.id())).isEmpty();
        assertThat(guests.devices).isEmpty();
    }

    @Test
    void aDiskThatAGuestRefusesStaysWhatItWas() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        add(disk);
        var vm = addVm(VmStatus.UP);
        guests.running.add(vm);
        guests.stubborn = true;
        assertThat(rehearsal.run(attachHandler(), attachTo(vm, disk.id()))).isPresent();
        assertThat(use.attachments(disk.id())).isEmpty();
        assertThat(inventory.get(Disk.class, disk.id()).status()).isEqualTo(DiskStatus.OK);
    }

    private static UpdateDiskAttachment active(VmId vm, DiskId disk, boolean active) {
        return new UpdateDiskAttachment(
                vm, disk, Optional.empty(), Optional.empty(), Optional.of(active), Optional.empty(), Optional.empty());
    }

    @Test
    void aDiskOfARunningVirtualMachineIsNotRemoved() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        add(disk);
        var vm = addVm(VmStatus.DOWN);
        rehearsal.run(attachHandler(), attachTo(vm, disk.id()));
        transactions.run(() -> inventory.get(Vm.class, vm).setStatus(VmStatus.UP));
        var remove = new RemoveDiskHandler(inventory, events, use, volumes);
        assertThatThrownBy(() -> rehearsal.run(remove, new RemoveDisk(disk.id())))
                .hasMessageContaining("which is not down");
        transactions.run(() -> inventory.get(Vm.class, vm).setStatus(VmStatus.DOWN));
        assertThat(rehearsal.run(remove, new RemoveDisk(disk.id()))).isEmpty();
        assertThat(inventory.find(Disk.class, disk.id())).isEmpty();
        assertThat(backend.volumes).isEmpty();
    }

    @Test
    void aDiskThatOthersReadThroughToIsNotRemoved() {
        activeDomain();
        var base = disk(DiskFormat.COW, true);
        var overlay = disk(DiskFormat.COW, true);
        add(base);
        add(overlay);
        transactions.run(() -> inventory.get(Disk.class, overlay.id()).setBackingDiskId(Optional.of(base.id())));
        var remove = new RemoveDiskHandler(inventory, events, use, volumes);
        assertThatThrownBy(() -> rehearsal.run(remove, new RemoveDisk(base.id())))
                .hasMessageContaining("read through");
    }

    @Test
    void anImageThatCouldNotBeRemovedIsIllegal() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        add(disk);
        backend.failNext = "delete";
        assertThat(rehearsal.run(new RemoveDiskHandler(inventory, events, use, volumes), new RemoveDisk(disk.id())))
                .isPresent();
        assertThat(inventory.get(Disk.class, disk.id()).status()).isEqualTo(DiskStatus.ILLEGAL);
    }

    @Test
    void anImportedDiskTakesTheSizeOfItsImage() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        var handler = new ImportDiskHandler(inventory, events, disks, volumes);
        assertThat(rehearsal.run(handler, new ImportDisk(disk, host, "tiny.qcow2")))
                .isEmpty();
        assertThat(inventory.get(Disk.class, disk.id()).size()).isEqualTo(ByteSize.ofMiB(40));
    }

    @Test
    void aDomainLeavesUseInOrder() {
        activeDomain();
        var detach = new DetachStorageDomainHandler(inventory, events, backends, steps, records.steps, records.content);
        assertThatThrownBy(() -> rehearsal.run(detach, new DetachStorageDomain(CENTER, domain)))
                .hasMessageContaining("is active");
        rehearsal.run(
                new DeactivateStorageDomainHandler(inventory, events, steps),
                new DeactivateStorageDomain(CENTER, domain, false));
        assertThat(row().status()).isEqualTo(StorageDomainStatus.MAINTENANCE);
        assertThat(inventory.get(DataCenter.class, CENTER).status()).isEqualTo(DataCenterStatus.MAINTENANCE);
        assertThat(rehearsal.run(detach, new DetachStorageDomain(CENTER, domain)))
                .isEmpty();
        assertThat(row().status()).isEqualTo(StorageDomainStatus.UNATTACHED);
        var remove = new RemoveStorageDomainHandler(inventory, events, backends, hosts, records.content);
        assertThat(rehearsal.run(remove, new RemoveStorageDomain(domain, Optional.of(host), true, false)))
                .isEmpty();
        assertThat(backend.formatted).isEmpty();
        assertThat(inventory.find(StorageDomain.class, domain)).isEmpty();
    }

    @Test
    void noDiskIsPreparedOnADomainThatIsNotActive() {
        activeDomain();
        var disk = disk(DiskFormat.COW, true);
        add(disk);
        transactions.run(() -> inventory.get(StorageDomain.class, domain).setStatus(StorageDomainStatus.INACTIVE));
        assertThatThrownBy(() -> volumes.prepare(disk.id(), host, new NoCall()))
                .hasMessageContaining("is inactive, not active");
    }
}
