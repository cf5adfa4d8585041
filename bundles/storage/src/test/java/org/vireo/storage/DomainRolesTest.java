package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.AttachStorageDomain;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.UpdateStorageDomain;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** What domains for CD images and for backups take and refuse. */
class DomainRolesTest {
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
    private final CopiesOnly copies = new CopiesOnly(inventory);
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final HostId host = HostId.random();

    @BeforeEach
    void addHost() {
        backends.add(backend);
        transactions.run(() -> inventory.add(TestRows.host(host, "h1")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private StorageDomainId add(String name, StorageDomainRole role, boolean backup) {
        var id = StorageDomainId.random();
        var handler = new AddStorageDomainHandler(
                inventory, transactions, events, backends, new StorageConnections(inventory, backends), drivers);
        var command = new AddStorageDomain(
                id, Details.named(name), "memory", role, Map.of("path", "/" + name), host, Map.of(), false, backup);
        assertThat(rehearsal.run(handler, command)).isEmpty();
        return id;
    }

    private Optional<VireoException> attach(StorageDomainId id) {
        var handler = new AttachStorageDomainHandler(inventory, events, backends, steps, records.steps);
        return rehearsal.run(handler, new AttachStorageDomain(TestRows.CENTER, id));
    }

    private StorageDomain row(StorageDomainId id) {
        return transactions.call(() -> inventory.get(StorageDomain.class, id));
    }

    private DataCenterStatus center() {
        return transactions.call(
                () -> inventory.get(DataCenter.class, TestRows.CENTER).status());
    }

    private Check disk(StorageDomainId where, String content) {
        var wanted = new NewDisk(
                DiskId.random(),
                Details.named("disk"),
                where,
                DiskFormat.RAW,
                ByteSize.ofGiB(1),
                true,
                false,
                false,
                content);
        return transactions.call(() -> new NewDisks(inventory, backends).check(wanted, true));
    }

    @Test
    void aDomainForImagesOfCdsTakesNothingElseAndIsNeverMaster() {
        var cds = add("cds", StorageDomainRole.ISO, false);
        assertThatThrownBy(() -> attach(cds))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("attached after the first data domain");
        var data = add("data", StorageDomainRole.DATA, false);
        assertThat(attach(data)).isEmpty();
        assertThat(attach(cds)).isEmpty();
        assertThat(row(cds).master()).isFalse();
        assertThat(row(cds).status()).isEqualTo(StorageDomainStatus.ACTIVE);

        assertThat(disk(cds, "iso")).isEqualTo(Check.FINE);
        assertThat(disk(cds, "data"))
                .isInstanceOfSatisfying(
                        Check.Refused.class,
                        refused -> assertThat(refused.toString()).contains("cds holds CD images only"));
        assertThat(disk(data, "iso")).isEqualTo(Check.FINE);

        transactions.run(() -> steps.deactivated(data));
        assertThat(row(cds).master()).isFalse();
        assertThat(center()).isEqualTo(DataCenterStatus.MAINTENANCE);
    }

    @Test
    void noMachineStartsFromADomainForBackups() {
        var kept = add("kept", StorageDomainRole.DATA, true);
        var vm = VmId.random();
        machine(vm, VmStatus.DOWN, kept);
        var guard = new StartVmCopiesGuard(copies);
        var start = new StartVm(vm, Optional.empty(), false, Optional.empty());

        assertThat(transactions.call(() -> guard.check(start, Caller.engine("test"))))
                .isInstanceOfSatisfying(
                        Check.Refused.class,
                        refused -> assertThat(refused.toString())
                                .contains("lies on Storage Domain kept, which is for backups"));
        backup(kept, false);
        assertThat(transactions.call(() -> guard.check(start, Caller.engine("test"))))
                .isEqualTo(Check.FINE);
    }

    @Test
    void aDomainThatMachinesRunFromIsNotMadeOneForBackups() {
        var data = add("data", StorageDomainRole.DATA, false);
        var vm = VmId.random();
        machine(vm, VmStatus.UP, data);
        assertThatThrownBy(() -> backup(data, true))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("runs from Storage Domain data");
        transactions.run(() -> inventory.get(Vm.class, vm).setStatus(VmStatus.DOWN));
        backup(data, true);
        assertThat(row(data).backup()).isTrue();
    }

    private void machine(VmId id, VmStatus status, StorageDomainId where) {
        var disk = DiskId.random();
        transactions.run(() -> {
            inventory.add(TestRows.vm(id, status));
            inventory.add(TestRows.disk(disk, DiskFormat.COW, where));
            DiskAttachment attachment = TestRows.attachment(disk, id);
            attachment.setActive(true);
            inventory.add(attachment);
        });
    }

    private void backup(StorageDomainId id, boolean wanted) {
        var change = new UpdateStorageDomain(
                id, DetailsChange.NONE, Optional.empty(), Optional.empty(), Optional.of(wanted));
        assertThat(rehearsal.run(new UpdateStorageDomainHandler(inventory, events, copies), change))
                .isEmpty();
    }
}
