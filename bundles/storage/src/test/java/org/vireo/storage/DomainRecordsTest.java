package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.AttachStorageDomain;
import org.vireo.engine.api.storage.DeactivateStorageDomain;
import org.vireo.engine.api.storage.DetachStorageDomain;
import org.vireo.engine.api.storage.RegisterDisk;
import org.vireo.engine.api.storage.RegisterTemplate;
import org.vireo.engine.api.storage.RegisterVm;
import org.vireo.engine.api.storage.Registration;
import org.vireo.engine.api.storage.RemoveStorageDomain;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StaleRecord;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.model.VnicProfileId;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.storage.ovf.OvfReader;

/** A domain takes its machines along, on a real database, with storage in memory. */
class DomainRecordsTest {
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final VnicProfileId PROFILE = VnicProfileId.of("0000000a-000a-000a-000a-000000000398");
    private static final String MAC = "56:6f:00:00:00:07";

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final MemoryBackend backend = new MemoryBackend();
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    private final StorageDrivers drivers = new StorageDrivers(inventory, transactions);
    private final StorageHosts hosts = new StorageHosts(inventory, transactions, drivers);
    private final DomainSteps steps = new DomainSteps(inventory, transactions, backends, hosts);
    private final PlayedRecords records = new PlayedRecords(store, events, backends, hosts);
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final HostId host = HostId.random();
    private final StorageDomainId domain = StorageDomainId.random();
    private final VmId vm = VmId.random();
    private final TemplateId template = TemplateId.random();
    private final DiskId templateDisk = DiskId.random();
    private final DiskId vmDisk = DiskId.random();
    private final DiskId floating = DiskId.random();
    private final UUID frozen = UUID.randomUUID();
    private final UUID top = UUID.randomUUID();
    private final SnapshotId snapshot = SnapshotId.random();

    @BeforeEach
    void begin() {
        backends.add(backend);
        transactions.run(() -> {
            var row = new Host(host);
            row.setName("h1");
            row.setAddress("h1.test");
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            row.setCapabilities("{\"storageTypes\":[\"memory\"]}");
            inventory.add(row);
        });
        assertThat(add(domain, false)).isEmpty();
        assertThat(attach()).isEmpty();
        transactions.run(() -> {
            template();
            machine();
            disk(floating, DiskFormat.RAW, Optional.empty());
        });
        records.sweep();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<VireoException> add(StorageDomainId id, boolean existing) {
        var handler = new AddStorageDomainHandler(
                inventory, transactions, events, backends, new StorageConnections(inventory, backends), drivers);
        return rehearsal.run(
                handler,
                new AddStorageDomain(
                        id,
                        Details.named("data"),
                        "memory",
                        StorageDomainRole.DATA,
                        Map.of("path", "/d"),
                        host,
                        Map.of(),
                        existing,
                        false));
    }

    private Optional<VireoException> attach() {
        var handler = new AttachStorageDomainHandler(inventory, events, backends, steps, records.steps);
        return rehearsal.run(handler, new AttachStorageDomain(CENTER, domain));
    }

    private Optional<VireoException> detach() {
        if (inventory.get(StorageDomain.class, domain).status() == StorageDomainStatus.ACTIVE) {
            rehearsal.run(
                    new DeactivateStorageDomainHandler(inventory, events, steps),
                    new DeactivateStorageDomain(CENTER, domain, false));
        }
        return rehearsal.run(
                new DetachStorageDomainHandler(inventory, events, backends, steps, records.steps, records.content),
                new DetachStorageDomain(CENTER, domain));
    }

    private RegisterVmHandler registeringVm() {
        return new RegisterVmHandler(
                inventory, events, records.ports, records.arrivals, records.disks, records.arrivalSteps);
    }

    private Optional<VireoException> registerVm(VmId id, Registration from) {
        return rehearsal.run(registeringVm(), new RegisterVm(id, from));
    }

    private Optional<VireoException> registerTemplate() {
        return rehearsal.run(
                new RegisterTemplateHandler(
                        inventory, events, records.ports, records.arrivals, records.disks, records.arrivalSteps),
                new RegisterTemplate(template, Registration.of(domain, template.value())));
    }

    private Registration vmFrom() {
        return Registration.of(domain, vm.value());
    }

    private void disk(DiskId id, DiskFormat format, Optional<DiskId> backing) {
        var row = new Disk(id);
        row.setName("disk-" + id);
        row.setStatus(DiskStatus.OK);
        row.setStorageDomainId(Optional.of(domain));
        row.setFormat(format);
        row.setSize(ByteSize.ofGiB(1));
        row.setAllocated(ByteSize.ofKiB(4));
        row.setSparse(format == DiskFormat.COW);
        row.setContentType("data");
        row.setBackingDiskId(backing);
        row.setCreated(Instant.parse("2026-01-02T03:04:05Z"));
        inventory.add(row);
        volume(id.value(), format, backing.map(DiskId::value));
    }

    private void volume(UUID id, DiskFormat format, Optional<UUID> below) {
        backend.volumes.put(
                new DiskId(id),
                new VolumeState(new DiskId(id), format, ByteSize.ofGiB(1), ByteSize.ofKiB(4), below.map(DiskId::new)));
    }

    private void attach(DiskId disk, Optional<VmId> owner, Optional<TemplateId> made) {
        var row = new DiskAttachment(UUID.randomUUID());
        row.setDiskId(disk);
        row.setVmId(owner);
        row.setTemplateId(made);
        row.setAttachment(DiskInterface.VIRTIO_SCSI);
        row.setBootable(true);
        row.setActive(true);
        inventory.add(row);
    }

    private void template() {
        var row = new Template(template);
        row.setName("golden");
        row.setClusterId(Optional.of(CLUSTER));
        row.setStatus(TemplateStatus.OK);
        row.setSettings(VmSettings.BLANK);
        row.setBaseTemplateId(template);
        row.setVersionNumber(1);
        row.setCreated(Instant.EPOCH);
        inventory.add(row);
        disk(templateDisk, DiskFormat.COW, Optional.empty());
        attach(templateDisk, Optional.empty(), Optional.of(template));
    }

    /** Its disk reads through a frozen image to that of the template. */
    private void machine() {
        var row = new Vm(vm);
        row.setName("wörk <1>");
        row.setDescription("line\r\n\u0001 & 'more'");
        row.setClusterId(CLUSTER);
        row.setTemplateId(template);
        row.setOriginalTemplateId(template);
        row.setStatus(VmStatus.DOWN);
        row.setSettings(VmSettings.BLANK
                .edit()
                .memory(ByteSize.ofMiB(300))
                .guaranteedMemory(ByteSize.ofMiB(200))
                .stateless(true)
                .done());
        row.setCreated(Instant.parse("2026-01-02T03:04:05Z"));
        row.setInitialized(true);
        inventory.add(row);
        var kept = new Snapshot(snapshot);
        kept.setVmId(vm);
        kept.setDescription("before");
        kept.setType(SnapshotType.REGULAR);
        kept.setStatus(SnapshotStatus.OK);
        kept.setCreated(Instant.parse("2026-01-03T03:04:05Z"));
        kept.setSettings(Optional.of(VmSettings.BLANK));
        inventory.add(kept);
        disk(vmDisk, DiskFormat.COW, Optional.of(templateDisk));
        inventory.flush();
        var disk = inventory.get(Disk.class, vmDisk);
        disk.setImageId(Optional.of(top));
        disk.setParentImageId(Optional.of(frozen));
        var image = new FrozenImage(frozen);
        image.setSnapshotId(snapshot);
        image.setDiskId(vmDisk);
        image.setParentId(Optional.of(templateDisk.value()));
        image.setFormat(DiskFormat.COW);
        image.setSize(ByteSize.ofGiB(1));
        image.setAllocated(ByteSize.ofKiB(4));
        inventory.add(image);
        backend.volumes.remove(vmDisk);
        volume(frozen, DiskFormat.COW, Optional.of(templateDisk.value()));
        volume(top, DiskFormat.COW, Optional.of(frozen));
        attach(vmDisk, Optional.of(vm), Optional.empty());
        var nic = new Nic(NicId.random());
        nic.setName("nic1");
        nic.setVmId(Optional.of(vm));
        nic.setMac(MAC);
        nic.setModel(NicModel.VIRTIO);
        nic.setLinked(true);
        nic.setPlugged(true);
        nic.setVnicProfileId(Optional.of(PROFILE));
        inventory.add(nic);
    }

    private void detached() {
        assertThat(detach()).isEmpty();
    }

    /** Gone with the domain and back with it, nothing registered yet. */
    private void returned() {
        detached();
        assertThat(attach()).isEmpty();
    }

    private Set<String> told(Kind kind) {
        return records.places.unregistered(domain, kind).stream()
                .map(DomainRecord::name)
                .collect(Collectors.toSet());
    }

    private Map<Kind, String> descriptions() {
        return transactions.read(() -> {
            var all = new HashMap<Kind, String>();
            all.put(
                    Kind.VM,
                    records.descriptions.of(Kind.VM, vm.value()).orElseThrow().text());
            all.put(
                    Kind.TEMPLATE,
                    records.descriptions
                            .of(Kind.TEMPLATE, template.value())
                            .orElseThrow()
                            .text());
            all.put(
                    Kind.DISK,
                    records.descriptions
                            .of(Kind.DISK, vmDisk.value())
                            .orElseThrow()
                            .text());
            return all;
        });
    }

    @Test
    void everyObjectIsToldOfOnceAndOnlyWhatChangedAgain() {
        assertThat(backend.records.keySet().stream().map(name -> name.kind() + " " + name.id()))
                .containsExactlyInAnyOrder(
                        "VM " + vm,
                        "TEMPLATE " + template,
                        "DISK " + templateDisk,
                        "DISK " + vmDisk,
                        "DISK " + floating);
        assertThat(inventory.count(StaleRecord.class, Where.all())).isZero();
        backend.records.clear();

        transactions.run(() -> inventory.get(Vm.class, vm).setComment("new"));
        records.sweep();

        assertThat(backend.records.keySet()).containsExactly(RecordPlaces.name(Kind.VM, vm.value()));
        records.sweep();
        assertThat(inventory.count(StaleRecord.class, Where.all())).isZero();
    }

    @Test
    void whatIsGoneIsToldOfNoMore() {
        transactions.run(() -> inventory.remove(inventory.get(Disk.class, floating)));
        records.sweep();

        assertThat(backend.records).doesNotContainKey(RecordPlaces.name(Kind.DISK, floating.value()));
        assertThat(records.places.of(Kind.DISK, floating.value())).isEmpty();
    }

    @Test
    void failedWriteIsMadeUpFor() {
        transactions.run(() -> inventory.get(Vm.class, vm).setComment("new"));
        backend.failNext = "record";
        records.sweep();
        assertThat(inventory.count(StaleRecord.class, Where.all())).isPositive();

        records.sweep();

        assertThat(backend.records.get(RecordPlaces.name(Kind.VM, vm.value())))
                .contains("\\\"new\\\"".replace("\\", ""));
        assertThat(inventory.count(StaleRecord.class, Where.all())).isZero();
    }

    @Test
    void whatChangesWhileThePluginIsAwayIsToldOfAfterwards() {
        transactions.run(() -> inventory.get(Vm.class, vm).setComment("meanwhile"));
        backends.remove(backend);
        records.sweep();
        backends.add(backend);

        records.sweep();

        assertThat(backend.records.get(RecordPlaces.name(Kind.VM, vm.value()))).contains("meanwhile");
        assertThat(inventory.count(StaleRecord.class, Where.all())).isZero();
    }

    @Test
    void whatIsWorkedOnIsToldOfAfterwards() {
        transactions.run(() -> {
            inventory.get(Vm.class, vm).setComment("half");
            inventory.get(Disk.class, vmDisk).setStatus(DiskStatus.LOCKED);
        });
        records.sweep();
        assertThat(backend.records.get(RecordPlaces.name(Kind.VM, vm.value()))).doesNotContain("half");
        transactions.run(() -> inventory.get(Disk.class, vmDisk).setStatus(DiskStatus.OK));
        records.sweep();
        assertThat(backend.records.get(RecordPlaces.name(Kind.VM, vm.value()))).contains("half");
    }

    @Test
    void machinesLeaveWithTheirDomainAndComeBackAsTheyWere() {
        var before = descriptions();
        transactions.run(() -> inventory.get(Vm.class, vm).setComment("")); // nothing changes
        detached();
        assertThat(inventory.count(Vm.class, Where.all())).isZero();
        assertThat(inventory.find(Template.class, template)).isEmpty();
        assertThat(inventory.count(Disk.class, Where.all())).isZero();
        assertThat(inventory.count(FrozenImage.class, Where.all())).isZero();
        assertThat(inventory.count(Snapshot.class, Where.all())).isZero();
        assertThat(inventory.count(Nic.class, Where.all())).isZero();
        records.sweep();
        assertThat(backend.records).hasSize(5);
        assertThat(backend.volumes).hasSize(4);

        assertThat(attach()).isEmpty();
        assertThat(told(Kind.VM)).containsExactly("wörk <1>");
        assertThat(told(Kind.TEMPLATE)).containsExactly("golden");
        assertThat(registerTemplate()).isEmpty();
        assertThat(registerVm(vm, vmFrom())).isEmpty();
        assertThat(rehearsal.run(
                        new RegisterDiskHandler(inventory, events, records.arrivals, records.disks),
                        new RegisterDisk(floating, domain, Optional.of("found again"))))
                .isEmpty();

        assertThat(descriptions()).isEqualTo(before);
        assertThat(inventory.get(Vm.class, vm).status()).isEqualTo(VmStatus.DOWN);
        assertThat(inventory.get(Disk.class, vmDisk).status()).isEqualTo(DiskStatus.OK);
        assertThat(inventory.get(Disk.class, floating).name()).isEqualTo("found again");
        assertThat(inventory.list(Snapshot.class, Where.equal("vmId", vm)))
                .extracting(Snapshot::type)
                .containsExactlyInAnyOrder(SnapshotType.ACTIVE, SnapshotType.REGULAR);
        for (var kind : Kind.values()) {
            assertThat(told(kind)).isEmpty();
        }
        records.sweep();
        assertThat(inventory.count(StaleRecord.class, Where.all())).isZero();
        assertThat(OvfReader.machine("vm", backend.records.get(RecordPlaces.name(Kind.VM, vm.value())))
                        .texts()
                        .description())
                .isEqualTo("line\r\n\u0001 & 'more'");
    }

    @Test
    void domainOfALostEngineIsImported() {
        detached();
        rehearsal.run(
                new RemoveStorageDomainHandler(inventory, events, backends, hosts, records.content),
                new RemoveStorageDomain(domain, Optional.of(host), false, false));
        assertThat(inventory.find(StorageDomain.class, domain)).isEmpty();
        assertThat(add(domain, true))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("no storage domain");
        backend.found = Optional.of(StorageDomainId.random());
        assertThat(add(domain, true))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("not " + domain);
        backend.found = Optional.of(domain);
        assertThat(add(domain, true)).isEmpty();
        assertThat(attach()).isEmpty();
        assertThat(told(Kind.VM)).hasSize(1);
        assertThatThrownBy(() -> add(domain, true)).hasMessageContaining("already");
    }

    @Test
    void destroyedDomainTakesItsMachinesAlongWithoutBeingReached() {
        backend.failNext = "detach";
        assertThat(rehearsal.run(
                        new RemoveStorageDomainHandler(inventory, events, backends, hosts, records.content),
                        new RemoveStorageDomain(domain, Optional.empty(), false, true)))
                .isEmpty();
        assertThat(inventory.find(Vm.class, vm)).isEmpty();
        assertThat(inventory.find(StorageDomain.class, domain)).isEmpty();
        assertThat(backend.records).hasSize(5);
    }

    @Test
    void nothingLeavesWhenTheLastWriteFails() {
        transactions.run(() -> inventory.get(Vm.class, vm).setComment("last"));
        backend.failNext = "record";
        assertThat(detach()).isPresent();
        assertThat(inventory.find(Vm.class, vm)).isPresent();
        assertThat(inventory.get(StorageDomain.class, domain).status()).isEqualTo(StorageDomainStatus.MAINTENANCE);
        assertThat(rehearsal.run(
                        new DetachStorageDomainHandler(
                                inventory, events, backends, steps, records.steps, records.content),
                        new DetachStorageDomain(CENTER, domain)))
                .isEmpty();
        assertThat(backend.records.get(RecordPlaces.name(Kind.VM, vm.value()))).contains("last");
    }

    private void staysBecause(String why, Runnable change) {
        transactions.run(change);
        assertThatThrownBy(this::detach)
                .hasMessageContaining("Cannot detach Storage.")
                .hasMessageContaining(why);
        assertThat(inventory.find(Vm.class, vm)).isPresent();
    }

    @Test
    void domainStaysWhileAMachineCannotLeave() {
        staysBecause(
                "is protected",
                () -> inventory
                        .get(Vm.class, vm)
                        .setSettings(
                                VmSettings.BLANK.edit().deleteProtected(true).done()));
        staysBecause("is locked", () -> {
            inventory.get(Vm.class, vm).setSettings(VmSettings.BLANK);
            inventory.get(Disk.class, floating).setStatus(DiskStatus.LOCKED);
        });
        staysBecause("looks at a snapshot", () -> {
            inventory.get(Disk.class, floating).setStatus(DiskStatus.OK);
            inventory.get(Snapshot.class, snapshot).setType(SnapshotType.PREVIEW);
        });
        staysBecause("is used by VM other", () -> {
            inventory.get(Snapshot.class, snapshot).setType(SnapshotType.REGULAR);
            var other = new Vm(VmId.random());
            other.setName("other");
            other.setClusterId(CLUSTER);
            other.setTemplateId(template);
            other.setOriginalTemplateId(template);
            other.setStatus(VmStatus.DOWN);
            other.setSettings(VmSettings.BLANK);
            other.setCreated(Instant.EPOCH);
            inventory.add(other);
        });
    }

    private void refused(String why, Registration from) {
        assertThatThrownBy(() -> registerVm(vm, from)).hasMessageContaining(why);
        assertThat(inventory.find(Vm.class, vm)).isEmpty();
        assertThat(told(Kind.VM)).hasSize(1);
    }

    @Test
    void machineComesNotWithoutItsTemplate() {
        returned();
        refused("register the Template first", vmFrom());
    }

    @Test
    void takenNamesAndAddressesAreRefusedUnlessOthersAreGiven() {
        returned();
        assertThat(registerTemplate()).isEmpty();
        transactions.run(() -> {
            var other = new Vm(VmId.random());
            other.setName("wörk <1>");
            other.setClusterId(CLUSTER);
            other.setTemplateId(TemplateId.BLANK);
            other.setOriginalTemplateId(other.templateId());
            other.setStatus(VmStatus.DOWN);
            other.setSettings(VmSettings.BLANK);
            other.setCreated(Instant.EPOCH);
            inventory.add(other);
            var nic = new Nic(NicId.random());
            nic.setName("nic1");
            nic.setVmId(Optional.of(other.id()));
            nic.setMac(MAC);
            nic.setModel(NicModel.VIRTIO);
            inventory.add(nic);
        });
        refused("name is already in use", vmFrom());
        refused("MAC address", from(Optional.of("second"), false, false));
        assertThat(registerVm(vm, from(Optional.of("second"), false, true))).isEmpty();
        assertThat(inventory.get(Vm.class, vm).name()).isEqualTo("second");
        assertThat(inventory.list(Nic.class, Where.equal("vmId", vm)))
                .extracting(Nic::mac)
                .containsExactly(PlayedPorts.OTHER_MAC);
    }

    private Registration from(Optional<String> name, boolean partial, boolean reassign) {
        return new Registration(domain, vm.value(), name, Optional.empty(), Map.of(), partial, List.of(), reassign);
    }

    @Test
    void connectingItsInterfacesTakesTheRightTo() {
        returned();
        var connect = Permit.on("configure_vm_network", "vnic_profile", PROFILE);
        var handler = registeringVm();
        transactions.run(() -> {
            assertThat(handler.permits(new RegisterVm(vm, vmFrom())))
                    .containsExactlyInAnyOrder(
                            Permit.on("import_export_vm", "storage_domain", domain),
                            Permit.on("create_vm", "cluster", CLUSTER),
                            connect);
            assertThat(handler.permits(new RegisterVm(vm, connectedTo(Optional.empty()))))
                    .doesNotContain(connect);
        });
    }

    @Test
    void customPropertiesTakeTheRightToChangeThem() {
        transactions.run(() -> {
            var row = inventory.get(Vm.class, vm);
            row.setSettings(
                    row.settings().edit().customProperties(Map.of("hook", "x")).done());
        });
        returned();
        var right = Permit.on("change_vm_custom_properties", "cluster", CLUSTER);
        transactions.run(() -> assertThat(registeringVm().permits(new RegisterVm(vm, vmFrom())))
                .contains(right));
    }

    private Registration connectedTo(Optional<VnicProfileId> profile) {
        return new Registration(
                domain,
                vm.value(),
                Optional.empty(),
                Optional.empty(),
                Map.of("Elsewhere", CLUSTER),
                false,
                List.of(new Registration.Profile("ovirtmgmt", "ovirtmgmt", profile)),
                false);
    }

    @Test
    void machineWithAMissingImageComesWholeOrNotAtAllUnlessPartsWillDo() {
        returned();
        assertThat(registerTemplate()).isEmpty();
        backend.volumes.remove(new DiskId(frozen));
        assertThat(registerVm(vm, vmFrom()))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains(frozen.toString());
        assertThat(inventory.find(Vm.class, vm)).isEmpty();
        assertThat(inventory.find(Disk.class, vmDisk)).isEmpty();
        assertThat(inventory.count(Nic.class, Where.all())).isZero();
        assertThat(inventory.count(Snapshot.class, Where.all())).isZero();
        assertThat(told(Kind.VM)).hasSize(1);

        assertThat(registerVm(vm, from(Optional.empty(), true, false))).isEmpty();
        assertThat(inventory.count(DiskAttachment.class, Where.equal("vmId", vm)))
                .isZero();
        assertThat(inventory.find(Disk.class, vmDisk)).isEmpty();
        records.sweep();
        assertThat(told(Kind.DISK)).contains("disk-" + vmDisk);
        assertThat(backend.records).containsKey(RecordPlaces.name(Kind.DISK, vmDisk.value()));
    }

    @Test
    void otherImagesThanToldOfAreRefused() {
        returned();
        assertThat(registerTemplate()).isEmpty();
        volume(top, DiskFormat.RAW, Optional.of(frozen));
        assertThat(registerVm(vm, vmFrom()))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("is not the one that is told of");
        volume(top, DiskFormat.COW, Optional.empty());
        assertThat(registerVm(vm, from(Optional.empty(), true, false))).isPresent();
        assertThat(inventory.find(Vm.class, vm)).isEmpty();
    }

    @Test
    void imageMadeAfterTheLastRecordIsNotWrittenBelow() {
        returned();
        assertThat(registerTemplate()).isEmpty();
        volume(UUID.randomUUID(), DiskFormat.COW, Optional.of(top));
        assertThat(registerVm(vm, vmFrom()))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("was made above image " + top);
        assertThat(inventory.find(Vm.class, vm)).isEmpty();
    }

    @Test
    void nobodyElsesImageIsTaken() {
        returned();
        assertThat(registerTemplate()).isEmpty();
        transactions.run(() -> {
            var thief = DiskId.random();
            disk(thief, DiskFormat.COW, Optional.empty());
            inventory.flush();
            inventory.get(Disk.class, thief).setImageId(Optional.of(top));
        });
        assertThatThrownBy(() -> registerVm(vm, vmFrom()))
                .satisfies(e -> assertThat(e.getMessage()).contains("belongs to another disk"));
    }

    @Test
    void cloneGetsItsOwnIdAndItsRecordFollows() {
        returned();
        assertThat(registerTemplate()).isEmpty();
        var clone = VmId.random();
        assertThat(registerVm(clone, from(Optional.of("clone"), false, false))).isEmpty();
        records.sweep();
        assertThat(backend.records)
                .containsKey(RecordPlaces.name(Kind.VM, clone.value()))
                .doesNotContainKey(RecordPlaces.name(Kind.VM, vm.value()));
    }

    @Test
    void clusterMustBeInTheDataCenter() {
        detached();
        backend.records.computeIfPresent(
                RecordPlaces.name(Kind.VM, vm.value()),
                (name, text) -> text.replace("\"cluster\":\"Default\"", "\"cluster\":\"Elsewhere\""));
        assertThat(attach()).isEmpty();
        assertThat(registerTemplate()).isEmpty();
        refused("There is no Cluster Elsewhere", vmFrom());
        assertThat(registerVm(vm, connectedTo(Optional.empty()))).isEmpty();
        assertThat(inventory.list(Nic.class, Where.equal("vmId", vm)).get(0).vnicProfileId())
                .isEmpty();
    }

    @Test
    void unreadableRecordsAreToldOfAndLeftAlone() {
        detached();
        var vmRecord = RecordPlaces.name(Kind.VM, vm.value());
        var stranger = RecordPlaces.name(Kind.VM, UUID.randomUUID());
        backend.records.put(stranger, backend.records.get(vmRecord));
        backend.records.put(vmRecord, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        assertThat(attach()).isEmpty();
        assertThat(told(Kind.VM)).isEmpty();
        assertThat(told(Kind.TEMPLATE)).hasSize(1);
        assertThat(events.heard().stream().map(event -> event.message()))
                .anyMatch(text -> text.contains("cannot read the record " + vmRecord + ", line 1"))
                .anyMatch(text -> text.contains("cannot use the record " + stranger));
        records.sweep();
        assertThat(backend.records).containsKeys(vmRecord, stranger);
    }
}
