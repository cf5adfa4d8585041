package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.AddDescribedVm;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.AttachStorageDomain;
import org.vireo.engine.api.storage.ExportOva;
import org.vireo.engine.api.storage.ImportOva;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.model.VnicProfileId;
import org.vireo.protocol.ova.OvaMember;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.storage.ovf.PackageReader;

/** Machines come out of packages and go into them, on a real database, with storage in memory. */
class OvaHandlersTest {
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final String PATH = "/var/lib/vireo/exports/web.ova";

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
    private final PlayedRecords records = new PlayedRecords(store, events, backends, hosts);
    private final PlayedOvaHost link = new PlayedOvaHost();
    private final Rehearsal rehearsal = new Rehearsal(transactions, link);
    private final HostId host = HostId.random();
    private final StorageDomainId domain = StorageDomainId.random();
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void begin() throws IOException {
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
        var adding = new AddStorageDomainHandler(
                inventory, transactions, events, backends, new StorageConnections(inventory, backends), drivers);
        var steps = new DomainSteps(inventory, transactions, backends, hosts);
        var attaching = new AttachStorageDomainHandler(inventory, events, backends, steps, records.steps);
        assertThat(rehearsal.run(
                        adding,
                        new AddStorageDomain(
                                domain,
                                Details.named("data"),
                                "memory",
                                StorageDomainRole.DATA,
                                Map.of("path", "/d"),
                                host)))
                .isEmpty();
        assertThat(rehearsal.run(attaching, new AttachStorageDomain(CENTER, domain)))
                .isEmpty();
        try (InputStream in = PackageReader.class.getResourceAsStream("foreign.ovf")) {
            link.descriptor = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        link.member("data.vmdk", "vmdk", ByteSize.ofGiB(2));
        link.member("system.vmdk", "vmdk", ByteSize.ofGiB(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<VireoException> arrive(boolean template, boolean sparse) {
        var handler = new ImportOvaHandler(
                inventory,
                transactions,
                events,
                volumes,
                new NewDisks(inventory, backends),
                records.arrivals,
                records.ports,
                hosts);
        return rehearsal.run(handler, new ImportOva(id, template, "web", host, PATH, CLUSTER, domain, sparse));
    }

    private Optional<VireoException> leave(boolean template, String file) {
        var handler = new ExportOvaHandler(
                inventory, transactions, events, volumes, records.descriptions, new DiskUse(inventory), hosts);
        return rehearsal.run(handler, new ExportOva(id, template, host, "/var/lib/vireo/exports", file));
    }

    private List<DiskAttachment> attachments(String field) {
        return inventory.list(DiskAttachment.class, Where.equal(field, id));
    }

    private void nothingIsLeft() {
        assertThat(inventory.find(Vm.class, new VmId(id))).isEmpty();
        assertThat(inventory.find(Template.class, new TemplateId(id))).isEmpty();
        assertThat(inventory.count(Disk.class, Where.all())).isZero();
        assertThat(inventory.count(Nic.class, Where.all())).isZero();
        assertThat(inventory.count(Snapshot.class, Where.all())).isZero();
        assertThat(backend.volumes).isEmpty();
    }

    @Test
    void aMachineOfAnotherProductComesWhole() {
        assertThat(arrive(false, true)).isEmpty();
        var vm = inventory.get(Vm.class, new VmId(id));
        assertThat(vm.status()).isEqualTo(VmStatus.DOWN);
        assertThat(vm.name()).isEqualTo("web");
        assertThat(vm.description()).isEqualTo("Serves & waits");
        assertThat(vm.settings().memory()).isEqualTo(ByteSize.ofMiB(512));
        var attached = attachments("vmId");
        assertThat(attached).hasSize(3);
        assertThat(attached.stream().filter(DiskAttachment::bootable)).hasSize(1);
        for (var one : attached) {
            var disk = inventory.get(Disk.class, one.diskId());
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(disk.format()).isEqualTo(DiskFormat.COW);
            assertThat(one.bootable()).isEqualTo(disk.name().equals("web_Disk1"));
        }
        assertThat(link.read).extracting(ReadOva::member).containsExactly("system.vmdk", "data.vmdk");
        assertThat(backend.volumes).hasSize(3);
        var nic = inventory.list(Nic.class, Where.equal("vmId", id)).get(0);
        assertThat(nic.mac()).isEqualTo("00:16:3e:00:ab:01");
        assertThat(nic.name()).isEqualTo("nic1");
        assertThat(nic.vnicProfileId()).isEmpty();
    }

    @Test
    void itComesAsATemplateToo() {
        assertThat(arrive(true, false)).isEmpty();
        var template = inventory.get(Template.class, new TemplateId(id));
        assertThat(template.status()).isEqualTo(TemplateStatus.OK);
        assertThat(template.settings().memory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(attachments("templateId")).hasSize(3);
        assertThat(backend.volumes.values()).allMatch(volume -> volume.format() == DiskFormat.RAW);
    }

    @Test
    void aFailureAnywhereLeavesNothing() {
        for (var step : List.of("InspectOva", "VerifyOva", "ReadOva")) {
            link.failsAt = step;
            assertThat(arrive(false, true).orElseThrow()).hasMessage("no luck with " + step);
            nothingIsLeft();
            assertThat(arrive(true, true)).isPresent();
            nothingIsLeft();
        }
    }

    private void refused(String sentence) {
        assertThat(arrive(false, true).orElseThrow()).hasMessageContaining(sentence);
        nothingIsLeft();
        assertThat(events.heard().get(events.heard().size() - 1).message()).contains(sentence);
    }

    private void system(String format, ByteSize length, ByteSize size, ByteSize needed, String problem) {
        link.members.put("system.vmdk", new OvaMember("system.vmdk", length, format, size, needed, problem));
    }

    @Test
    void whatDoesNotAgreeIsRefused() {
        var length = new ByteSize(4096);
        system("vmdk", new ByteSize(5000), ByteSize.ofGiB(1), length, "");
        refused("the file system.vmdk has 5000 bytes, and its descriptor tells of 4096");
        system("vmdk", length, ByteSize.ofGiB(3), length, "");
        refused("holds a disk of 3221225472 bytes, and its descriptor tells of a capacity of 1073741824");
        system("qcow2", length, ByteSize.ofGiB(1), length, "");
        refused("is in the format qcow2, and its descriptor tells of vmdk");
        system("vmdk", length, ByteSize.ofGiB(1), length, "it reads through to a parent file");
        refused("the image system.vmdk is refused: it reads through to a parent file");
        system("vmdk", length, ByteSize.ofGiB(1), ByteSize.ofGiB(60), "");
        refused("its disks need 64425558016 bytes, and Storage Domain data has");
        link.members.remove("system.vmdk");
        refused("names the file system.vmdk, which is not there");
        link.descriptor = "<!DOCTYPE x>" + link.descriptor.substring(link.descriptor.indexOf('\n'));
        refused("cannot read web.ovf in " + PATH + ", line 1: document types and entities are not read");
    }

    @Test
    void aMachineOfOursComesBackAsItWas() {
        assertThat(arrive(false, true)).isEmpty();
        transactions.run(() -> {
            var vm = inventory.get(Vm.class, new VmId(id));
            vm.setSettings(vm.settings()
                    .edit()
                    .stateless(true)
                    .customProperties(Map.of("hook", "x"))
                    .done());
            attachments("vmId").stream()
                    .filter(DiskAttachment::bootable)
                    .forEach(one -> one.setAttachment(DiskInterface.VIRTIO));
        });
        link.members.clear();
        assertThat(leave(false, "web.ova")).isEmpty();
        assertThat(link.staged).containsExactlyInAnyOrder("web-disk1.vmdk", "web-disk2.vmdk", "web-disk3.vmdk");
        assertThat(inventory.get(Vm.class, new VmId(id)).status()).isEqualTo(VmStatus.DOWN);
        assertThat(link.descriptor).contains("ovf:size=\"4096\"").contains("vireo:export=");

        // three disks of 1 GiB are told of where two were larger: what the host found counts
        transactions.run(() -> {
            var vm = inventory.get(Vm.class, new VmId(id));
            vm.setName("old");
        });
        var other = UUID.randomUUID();
        var handler = new ImportOvaHandler(
                inventory,
                transactions,
                events,
                volumes,
                new NewDisks(inventory, backends),
                records.arrivals,
                records.ports,
                hosts);
        assertThat(rehearsal.run(handler, new ImportOva(other, false, "web", host, PATH, CLUSTER, domain, true)))
                .isEmpty();
        var back = inventory.get(Vm.class, new VmId(other));
        assertThat(back.settings().stateless()).isTrue();
        assertThat(back.settings().customProperties()).isEmpty();
        var boots = inventory.list(DiskAttachment.class, Where.equal("vmId", other)).stream()
                .filter(DiskAttachment::bootable)
                .toList();
        assertThat(boots).extracting(DiskAttachment::attachment).containsExactly(DiskInterface.VIRTIO);
        assertThat(inventory.list(Nic.class, Where.equal("vmId", other)).get(0).mac())
                .isEqualTo(PlayedPorts.OTHER_MAC);
    }

    @Test
    void otherProductsFindOnlyHardwareThatTheyHave() {
        assertThat(arrive(false, true)).isEmpty();
        assertThat(leave(false, "web.ova")).isEmpty();
        var plain = link.descriptor.replaceAll("(?s)<vireo:MachineSection.*</vireo:MachineSection>", "");
        var machine = PackageReader.read("web.ovf", plain);
        assertThat(machine.settings().memory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(machine.disks())
                .hasSize(3)
                .allMatch(disk ->
                        disk.attachment() == DiskInterface.SATA && disk.format().equals("vmdk"));
        assertThat(machine.nics()).hasSize(1);
    }

    @Test
    void anExportThatFailsLeavesNothing() {
        assertThat(arrive(false, true)).isEmpty();
        for (var step : List.of("StageDisk", "WriteOva")) {
            link.failsAt = step;
            assertThat(leave(false, "web.ova").orElseThrow()).hasMessage("no luck with " + step);
            assertThat(link.staged).isEmpty();
            assertThat(link.written).isFalse();
            assertThat(inventory.get(Vm.class, new VmId(id)).status()).isEqualTo(VmStatus.DOWN);
        }
    }

    @Test
    void aTemplateIsExported() {
        assertThat(arrive(true, true)).isEmpty();
        assertThat(leave(true, "golden.ova")).isEmpty();
        assertThat(link.written).isTrue();
        assertThat(PackageReader.read("golden.ovf", link.descriptor)
                        .own()
                        .orElseThrow()
                        .template())
                .isTrue();
    }

    @Test
    void saysWhatStandsInTheWay() {
        assertThat(arrive(false, true)).isEmpty();
        for (var file : List.of("../x.ova", "/x", ".x", "", "x".repeat(81))) {
            assertThatThrownBy(() -> leave(false, file))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("The file name must be a plain name");
        }
        assertThatThrownBy(() -> arrive(false, true)).hasMessageContaining("The name is already in use");
        transactions.run(() -> inventory.get(Vm.class, new VmId(id)).setStatus(VmStatus.UP));
        assertThatThrownBy(() -> leave(false, "x.ova")).hasMessageContaining("VM web is not down");
        transactions.run(() -> inventory.get(Host.class, host).setStatus(HostStatus.MAINTENANCE));
        assertThatThrownBy(() -> arrive(true, true)).hasMessageContaining("Host h1 is not up");
    }

    private AddDescribedVmHandler describing() {
        return new AddDescribedVmHandler(
                inventory,
                events,
                new DiskUse(inventory),
                new NewDisks(inventory, backends),
                records.arrivals,
                records.ports,
                hosts);
    }

    private Optional<VireoException> describe(VmId vm, String name, String descriptor) {
        return rehearsal.run(
                describing(),
                new AddDescribedVm(vm, Optional.of(name).filter(text -> !text.isEmpty()), CLUSTER, descriptor));
    }

    @Test
    void aMachineIsMadeAgainOfWhatWasToldOfItAndItsDisks() {
        assertThat(arrive(false, true)).isEmpty();
        var descriptor =
                transactions.call(() -> records.descriptions.of(new VmId(id)).orElseThrow());
        assertThatThrownBy(() -> describe(VmId.random(), "again", descriptor))
                .hasMessageContaining("is attached to a machine already");
        var disks = attachments("vmId").stream().map(DiskAttachment::diskId).toList();
        transactions.run(() -> {
            attachments("vmId").forEach(inventory::remove);
            records.ports.removeAll(new VmId(id));
            inventory.list(Snapshot.class, Where.all()).forEach(inventory::remove);
            inventory.flush();
            inventory.remove(inventory.get(Vm.class, new VmId(id)));
        });

        assertThat(describe(new VmId(id), "", descriptor)).isEmpty();
        var vm = inventory.get(Vm.class, new VmId(id));
        assertThat(vm.name()).isEqualTo("web");
        assertThat(vm.status()).isEqualTo(VmStatus.DOWN);
        assertThat(vm.settings().memory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(attachments("vmId")).extracting(DiskAttachment::diskId).containsExactlyInAnyOrderElementsOf(disks);
        assertThat(attachments("vmId").stream().filter(DiskAttachment::bootable))
                .hasSize(1);
        assertThat(inventory.list(Nic.class, Where.equal("vmId", id))).hasSize(1);

        assertThatThrownBy(() -> describe(new VmId(id), "other", descriptor)).hasMessageContaining("with the id");
        var connected = descriptor.replace(
                "\"network\":\"\",\"profile\":\"\"", "\"network\":\"ovirtmgmt\",\"profile\":\"ovirtmgmt\"");
        var connect = Permit.on(
                "configure_vm_network", "vnic_profile", VnicProfileId.of("0000000a-000a-000a-000a-000000000398"));
        transactions.run(() -> {
            var added = new AddDescribedVm(VmId.random(), Optional.empty(), CLUSTER, connected);
            assertThat(describing().permits(added)).contains(connect);
        });

        var missing = disks.stream()
                .map(Object::toString)
                .reduce(
                        descriptor,
                        (text, disk) -> text.replace(disk, UUID.randomUUID().toString()));
        assertThatThrownBy(() -> describe(VmId.random(), "other", missing))
                .hasMessageContaining("which is not here; bring it in first");
        assertThatThrownBy(() -> describe(VmId.random(), "other", "<!DOCTYPE x><x/>"))
                .hasMessageContaining("cannot read the configuration, line 1: document types and entities");
    }

    @Test
    void recordsOfDomainsAreAsBefore() {
        assertThat(arrive(false, true)).isEmpty();
        var told = transactions.read(() -> records.descriptions
                .of(org.vireo.inventory.DomainRecord.Kind.VM, id)
                .orElseThrow());
        assertThat(told.text()).contains("../images/").doesNotContain("vireo:export");
    }
}
