package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.InventoryError;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.ErrorCode;
import org.vireo.model.MacPoolId;
import org.vireo.model.ModelError;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

final class JpaInventoryStoreTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private TestStore store;
    private Inventory inventory;

    @BeforeEach
    void open() {
        store = new TestStore();
        inventory = store.inventory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private MacPool pool(String name) {
        var pool = new MacPool(MacPoolId.random());
        pool.setName(name);
        return pool;
    }

    private Disk disk(String name, int gib) {
        var disk = new Disk(DiskId.random());
        disk.setName(name);
        disk.setStatus(gib > 2 ? DiskStatus.LOCKED : DiskStatus.OK);
        disk.setFormat(DiskFormat.RAW);
        disk.setSize(ByteSize.ofGiB(gib));
        disk.setCreated(NOON.plusSeconds(gib));
        inventory.add(disk);
        return disk;
    }

    private List<String> names(Where where) {
        return inventory.list(Disk.class, where).stream().map(Disk::name).toList();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ErrorCode code, ThrowingCallable work) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void namesKindAndIdOfWhatIsMissing() {
        var id = VmId.random();

        assertThat(inventory.find(org.vireo.inventory.Vm.class, id)).isEmpty();
        assertFails(ModelError.OBJECT_NOT_FOUND, () -> inventory.get(org.vireo.inventory.Vm.class, id))
                .hasMessage("VM " + id + " does not exist");
        assertFails(
                        ModelError.OBJECT_NOT_FOUND,
                        () -> inventory.getForUpdate(
                                org.vireo.inventory.StorageDomain.class, new StorageDomainId(id.value())))
                .hasMessage("storage domain " + id + " does not exist");
    }

    @Test
    void findsWhatEveryComparisonAsksFor() {
        var one = disk("one", 1);
        disk("Two_x", 2);
        disk("three", 3);

        assertThat(names(Where.equal("name", "one"))).containsExactly("one");
        assertThat(names(Where.equal("id", one.id()))).containsExactly("one");
        assertThat(names(Where.equal("status", DiskStatus.LOCKED))).containsExactly("three");
        assertThat(names(Where.equal("created", NOON.plusSeconds(2)))).containsExactly("Two_x");
        assertThat(names(Where.equal("size", ByteSize.ofGiB(2)))).containsExactly("Two_x");
        assertThat(names(Where.in("id", List.of(one.id())))).containsExactly("one");
        assertThat(names(Where.in("status", List.of(DiskStatus.OK, DiskStatus.LOCKED))))
                .hasSize(3);
        assertThat(names(Where.in("name", List.of()))).isEmpty();
        assertThat(names(Where.all().and("size", Comparison.GREATER, ByteSize.ofGiB(2))))
                .containsExactly("three");
        assertThat(names(Where.all().and("created", Comparison.LESS, NOON.plusSeconds(2))))
                .containsExactly("one");
        assertThat(names(Where.all().and("name", Comparison.LIKE, "TWO_%"))).containsExactly("Two_x");
        assertThat(names(Where.all().and("name", Comparison.LIKE, "t_o%"))).isEmpty();
        assertThat(names(Where.all().and("storageDomainId", Comparison.NULL, null)))
                .hasSize(3);
        assertThat(names(Where.all().and("storageDomainId", Comparison.NOT_EQUAL, UUID.randomUUID())))
                .hasSize(3);
        assertThat(names(Where.all().and("name", Comparison.NOT_EQUAL, "one")))
                .containsExactlyInAnyOrder("Two_x", "three");
    }

    @Test
    void sortsAndPages() {
        for (int gib = 1; gib <= 5; gib++) {
            disk("disk" + gib, gib);
        }

        assertThat(inventory.ids(Disk.class, Where.all().orderBy("name").skip(1).limit(2)))
                .isEqualTo(inventory
                        .list(Disk.class, Where.all().orderBy("name").skip(1).limit(2))
                        .stream()
                        .map(disk -> disk.id().value())
                        .toList());
        assertThat(names(Where.all().orderBy("name").skip(1).limit(2))).containsExactly("disk2", "disk3");
        assertThat(names(Where.all().order("size", true).limit(1))).containsExactly("disk5");
        assertThat(inventory.count(
                        Disk.class, Where.equal("status", DiskStatus.OK).limit(1)))
                .isEqualTo(2);
    }

    @Test
    void bindsValues() {
        disk("x' or 'x'='x", 1);

        assertThat(names(Where.equal("name", "x' or 'x'='x"))).hasSize(1);
        assertThat(names(Where.equal("name", "y' or 'x'='x"))).isEmpty();
    }

    @Test
    void refusesUnknownFieldsAndWrongTypes() {
        assertFails(ModelError.DEFECT, () -> names(Where.equal("colour", "red")))
                .hasMessage("cannot select Disk: there is no field colour");
        assertFails(ModelError.DEFECT, () -> names(Where.all().orderBy("colour")))
                .hasMessageContaining("colour");
        assertFails(ModelError.DEFECT, () -> names(Where.equal("status", "OK")))
                .hasMessage("cannot select Disk: field status is a DiskStatus, not a String");
    }

    @Test
    void saysWhichNameIsTaken() {
        inventory.add(pool("a, b"));

        assertFails(ModelError.NAME_IN_USE, () -> inventory.add(pool("a, b")))
                .hasMessage("the name a, b is in use by another MAC pool");
    }

    @Test
    void refusesWhatBreaksARuleOrAReference() {
        var nic = new Nic(NicId.random());
        nic.setName("nic1");
        nic.setModel(NicModel.VIRTIO);
        nic.setVmId(java.util.Optional.of(VmId.random()));
        assertFails(InventoryError.REFERENCE_BROKEN, () -> inventory.add(nic));

        var orphan = new Nic(NicId.random());
        orphan.setName("nic1");
        orphan.setModel(NicModel.VIRTIO);
        assertFails(ModelError.BAD_VALUE, () -> inventory.add(orphan)).hasMessageContaining("nic_one_owner");
    }

    @Test
    void refusesToRemoveWhatOthersReferTo() {
        assertFails(
                InventoryError.REFERENCE_BROKEN,
                () -> store.transactions()
                        .run(() -> inventory.remove(
                                inventory.list(MacPool.class, Where.all()).get(0))));
    }

    @Test
    void refusesToRemoveWhatWasNotLoadedHere() {
        var pool = pool("p");
        inventory.add(pool);

        assertFails(ModelError.DEFECT, () -> inventory.remove(pool)).hasMessageContaining("MAC pool");
    }

    @Test
    void holdsARowForUpdateUntilTheTransactionEnds() throws Exception {
        var pool = pool("p");
        inventory.add(pool);
        var locked = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> store.transactions().run(() -> {
            var mine = inventory.getForUpdate(MacPool.class, pool.id());
            locked.countDown();
            awaitWaiter();
            mine.setDescription(mine.description() + "1");
        }));
        assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
        store.transactions().run(() -> {
            // read before the other commits: locking must read anew
            inventory.get(MacPool.class, pool.id());
            var mine = inventory.getForUpdate(MacPool.class, pool.id());
            mine.setDescription(mine.description() + "2");
        });
        first.get(10, TimeUnit.SECONDS);

        assertThat(inventory.get(MacPool.class, pool.id()).description()).isEqualTo("12");
    }

    private void awaitWaiter() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (waiters() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private int waiters() {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsPendingChangesWhenLocking() {
        var pool = pool("p");
        inventory.add(pool);

        store.transactions().run(() -> {
            inventory.get(MacPool.class, pool.id()).setDescription("pending");
            assertThat(inventory.getForUpdate(MacPool.class, pool.id()).description())
                    .isEqualTo("pending");
        });

        assertThat(inventory.get(MacPool.class, pool.id()).description()).isEqualTo("pending");
    }
}
