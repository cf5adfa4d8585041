package org.vireo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.DefinitionId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Quotas over starts and disks, on a real database. A blank virtual machine takes 1 GiB of memory and one CPU. */
class QuotaTest {
    private static final long GIB = 1L << 30;

    private final Room room = new Room();
    private DefinitionId quota;
    private StartQuotaGuard guard;

    @BeforeEach
    void open() {
        quota = room.add("quota", Room.CENTER.value(), "small", "{}");
        guard = new StartQuotaGuard(room.inventory, new QuotaGate(room.inventory, room.events));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private String extras() {
        return "{\"quota\":{\"id\":\"" + quota + "\"}}";
    }

    private Check start(VmId vm) {
        return room.store
                .transactions()
                .call(() -> guard.check(new StartVm(vm, Optional.empty(), false, Optional.empty()), Rehearsal.CALLER));
    }

    private void passed(VmId vm) {
        room.store
                .transactions()
                .run(() -> guard.passed(new StartVm(vm, Optional.empty(), false, Optional.empty()), Rehearsal.CALLER));
    }

    @Test
    void refusesAStartBeyondTheLimitAndItsGrace() {
        room.limit(quota, false, 2 * GIB, null);
        room.quotaMode("enabled");
        room.vm("one", VmStatus.UP, extras());
        room.vm("two", VmStatus.UP, extras());
        var third = room.vm("three", VmStatus.DOWN, extras());
        assertThat(start(third))
                .isEqualTo(Check.conflict("Cannot run VM. Quota small allows 2.00 GiB of memory, 2.00 GiB are used and"
                        + " 1.00 GiB are wanted."));
    }

    @Test
    void countsOnlyWhatRunsOnBehalfOfTheQuota() {
        room.limit(quota, false, null, 1L);
        room.quotaMode("enabled");
        room.vm("down", VmStatus.DOWN, extras());
        room.vm("other", VmStatus.UP, "{}");
        var mine = room.vm("mine", VmStatus.DOWN, extras());
        assertThat(start(mine)).isEqualTo(Check.FINE);
        var unlimited = room.vm("free", VmStatus.DOWN, "{}");
        assertThat(start(unlimited)).isEqualTo(Check.FINE);
    }

    @Test
    void anAuditedDataCenterOnlyTells() {
        room.limit(quota, false, null, 1L);
        room.vm("one", VmStatus.UP, extras());
        var second = room.vm("two", VmStatus.DOWN, extras());
        assertThat(start(second)).isEqualTo(Check.FINE);
        passed(second);
        assertThat(room.events.heard()).extracting(Event::code).doesNotContain(3007);
        room.quotaMode("audit");
        assertThat(start(second)).isEqualTo(Check.FINE);
        passed(second);
        assertThat(room.events.heard()).extracting(Event::code).contains(3007);
    }

    @Test
    void warnsWithinTheGraceAndBeyondTheThreshold() {
        room.limit(quota, false, 10 * GIB, null);
        room.quotaMode("enabled");
        for (int i = 0; i < 8; i++) {
            room.vm("n" + i, VmStatus.UP, extras());
        }
        passed(room.vm("nine", VmStatus.DOWN, extras()));
        assertThat(room.events.heard()).extracting(Event::code).contains(3008).doesNotContain(3006);
        room.vm("n8", VmStatus.UP, extras());
        room.vm("n9", VmStatus.UP, extras());
        var eleventh = room.vm("eleven", VmStatus.DOWN, extras());
        assertThat(start(eleventh)).isEqualTo(Check.FINE);
        passed(eleventh);
        assertThat(room.events.heard()).extracting(Event::code).contains(3006);
    }

    @Test
    void refusesDisksBeyondTheLimit() {
        room.limit(quota, true, 5 * GIB, null);
        room.quotaMode("enabled");
        var domain = domain("data");
        var disks = new AddDiskQuotaGuard(new QuotaGate(room.inventory, room.events));
        assertThat(room.store.transactions().call(() -> disks.check(disk(domain, 5), Rehearsal.CALLER)))
                .isEqualTo(Check.FINE);
        assertThat(room.store.transactions().call(() -> disks.check(disk(domain, 7), Rehearsal.CALLER)))
                .isInstanceOf(Check.Refused.class);
        assertThat(room.one("disk_profile", "data").ownerId()).contains(domain.value());
    }

    @Test
    void weighsTheDisksOfANewMachineTogether() {
        room.limit(quota, true, 5 * GIB, null);
        room.quotaMode("enabled");
        var one = domain("one");
        var other = domain("other");
        var guard = new AddVmQuotaGuard(new QuotaGate(room.inventory, room.events));
        assertThat(room.store.transactions().call(() -> guard.check(machine(disk(one, 3)), Rehearsal.CALLER)))
                .isEqualTo(Check.FINE);
        assertThat(room.store
                        .transactions()
                        .call(() -> guard.check(machine(disk(one, 4), disk(other, 4)), Rehearsal.CALLER)))
                .isEqualTo(Check.conflict("Cannot add VM. Quota small allows 5.00 GiB of storage, 0.00 GiB are used and"
                        + " 8.00 GiB are wanted."));
    }

    private AddVm machine(AddDisk... disks) {
        var id = VmId.random();
        return new AddVm(
                id,
                Details.named("vm"),
                Room.CLUSTER,
                TemplateId.random(),
                VmSettings.BLANK,
                false,
                Map.of(),
                Stream.of(disks)
                        .map(AddDisk::disk)
                        .map(disk -> new AttachDisk(
                                id, disk.id(), Optional.of(disk), DiskInterface.VIRTIO, false, true, false, "{}"))
                        .toList());
    }

    private StorageDomainId domain(String name) {
        var domain = new StorageDomain(StorageDomainId.random());
        domain.setName(name);
        domain.setType("localfs");
        domain.setRole(StorageDomainRole.DATA);
        domain.setStatus(StorageDomainStatus.ACTIVE);
        domain.setDataCenterId(Optional.of(Room.CENTER));
        room.inventory.add(domain);
        return domain.id();
    }

    private AddDisk disk(StorageDomainId domain, int gib) {
        return new AddDisk(new NewDisk(
                DiskId.random(),
                new Details("disk", "", "", extras()),
                domain,
                DiskFormat.RAW,
                ByteSize.ofGiB(gib),
                true,
                false,
                false,
                "data"));
    }

    @Test
    void limitsAreForAllOrForPartsAndGivenOnce() {
        room.limit(quota, false, GIB, 2L);
        assertThatThrownBy(() -> room.limit(quota, false, GIB, 2L)).hasMessage("The quota has such a limit already.");
        assertThatThrownBy(() -> room.limit(quota, true, -GIB, null)).hasMessage("A limit may not be negative.");
        var standard = room.one("quota", "Default").id();
        assertThatThrownBy(() -> room.limit(standard, true, GIB, null))
                .hasMessage("The Default quota cannot be changed.");
        var kept = room.inventory
                .first(QuotaLimit.class, Where.equal("quotaId", quota))
                .orElseThrow();
        assertThat(kept.knownAs()).isEqualTo(quota.value());
        room.vm("one", VmStatus.UP, extras());
        var used = new InventoryQuotaUsage(room.inventory).computing(kept);
        assertThat(used.bytes()).isEqualTo(GIB);
        assertThat(used.vcpus()).isOne();
        room.vm("two", VmStatus.DOWN, extras());
        assertThatThrownBy(() -> room.remove(quota, "quota"))
                .hasMessage("Cannot remove quota small. It is used by: one, two.");
    }
}
