package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.storage.DeactivateStorageDomain;
import org.vireo.engine.api.transfer.AddImageTransfer;
import org.vireo.engine.api.transfer.CancelImageTransfer;
import org.vireo.engine.api.transfer.FinalizeImageTransfer;
import org.vireo.engine.api.transfer.PauseImageTransfer;
import org.vireo.engine.api.transfer.ResumeImageTransfer;
import org.vireo.inventory.Disk;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.ImageTransferPolicy;
import org.vireo.model.JobStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.pki.CertificateAuthority;

/** The life of image transfers on a real database, with storage in memory and hosts that are played. */
class TransfersTest {

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    private final StorageHosts hosts =
            new StorageHosts(inventory, transactions, new StorageDrivers(inventory, transactions));
    private final TransferPlace place = new TransferPlace(inventory, transactions, backends, hosts);
    private final DiskUse use = new DiskUse(inventory);
    private final TransferEnds ends = new TransferEnds(inventory, events);
    private final Transfers transfers = new Transfers(inventory, transactions, place, authority());
    private final PlayedImageHost played = new PlayedImageHost();
    private final Rehearsal rehearsal = new Rehearsal(transactions, played);
    private final InventoryVolumes volumes =
            TestVolumes.of(store, events, backends, hosts).volumes();
    private final HostId host = HostId.random();
    private final StorageDomainId domain = StorageDomainId.random();
    private final DiskId disk = DiskId.random();
    private ImageTransferId id = ImageTransferId.random();

    private static CertificateAuthority authority() {
        return (CertificateAuthority) Proxy.newProxyInstance(
                TransfersTest.class.getClassLoader(),
                new Class<?>[] {CertificateAuthority.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("fingerprint")) {
                        return "f".repeat(64);
                    }
                    throw new AssertionError("not asked for: " + method.getName());
                });
    }

    @BeforeEach
    void addObjects() {
        backends.add(new MemoryBackend());
        transactions.run(() -> {
            var row = TestRows.host(host, "h1");
            row.setAddress("h1.test");
            inventory.add(row);
            inventory.add(TestRows.domain(domain, "memory"));
            inventory.flush();
            var image = TestRows.disk(disk, DiskFormat.COW, domain);
            image.setSize(PlayedImageHost.SIZE);
            image.setSparse(true);
            inventory.add(image);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private AddImageTransfer wish(ImageTransferDirection direction, Optional<DiskFormat> format) {
        return new AddImageTransfer(
                id,
                disk,
                Optional.empty(),
                Optional.empty(),
                direction,
                format,
                false,
                Optional.empty(),
                60,
                ImageTransferPolicy.LEGACY);
    }

    private Optional<VireoException> begin(ImageTransferDirection direction, Optional<DiskFormat> format) {
        return rehearsal.run(
                new AddImageTransferHandler(inventory, use, place, transfers, ends, new Backups(inventory, events)),
                wish(direction, format));
    }

    private Optional<VireoException> finish() {
        return rehearsal.run(new FinalizeImageTransferHandler(ends, transfers), new FinalizeImageTransfer(id));
    }

    private Optional<VireoException> resume() {
        return rehearsal.run(
                new ResumeImageTransferHandler(ends, transfers, place, transactions), new ResumeImageTransfer(id));
    }

    private Optional<VireoException> cancel() {
        return rehearsal.run(
                new CancelImageTransferHandler(ends, transfers, inventory, use, volumes),
                new CancelImageTransfer(id, ""));
    }

    private ImageTransfer row() {
        return transactions.call(() -> inventory.get(ImageTransfer.class, id));
    }

    private DiskStatus status() {
        return transactions.call(() -> inventory.get(Disk.class, disk).status());
    }

    @Test
    void anUploadLocksTheDiskUntilItIsFinalized() {
        assertThat(begin(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW)))
                .isEmpty();
        assertThat(row().phase()).isEqualTo(ImageTransferPhase.TRANSFERRING);
        assertThat(status()).isEqualTo(DiskStatus.LOCKED);
        var asked = played.opened().get(0);
        assertThat(asked.writable()).isTrue();
        assertThat(asked.content()).isEqualTo(TransferContent.GUEST);
        assertThat(asked.ticket().reveal()).hasSize(32);
        assertThat(new InventoryImageDoors(inventory, transactions)
                        .find(asked.ticket().reveal())
                        .orElseThrow()
                        .url())
                .isEqualTo("https://h1.test:54322");

        assertThat(finish()).isEmpty();

        assertThat(row().phase()).isEqualTo(ImageTransferPhase.FINISHED_SUCCESS);
        assertThat(status()).isEqualTo(DiskStatus.OK);
        assertThat(played.open()).isFalse();
        assertThat(new InventoryImageDoors(inventory, transactions)
                        .find(asked.ticket().reveal()))
                .isEmpty();
    }

    /** On one engine that dies at a place, and the next one that carries on. */
    private void survive(Command command, String place) throws Exception {
        engine(TestRunner.dyingAt(place)).dieOf(command, Caller.engine("test"));
        engine(reached -> {});
        LiveLab.until(() ->
                inventory.list(Job.class, Where.all()).stream().noneMatch(job -> job.status() == JobStatus.STARTED));
        engine.stop();
    }

    private TestRunner engine;

    private TestRunner engine(Consumer<String> death) {
        engine = new TestRunner(
                inventory,
                transactions,
                played,
                store.sealer(),
                List.of(
                        new AddImageTransferHandler(
                                inventory, use, place, transfers, ends, new Backups(inventory, events)),
                        new FinalizeImageTransferHandler(ends, transfers)),
                death);
        return engine;
    }

    @Test
    void anUploadGoesOnAndIsInspectedThoughTheEngineDies() throws Exception {
        var begins = List.of("kept", "begun open", "did open", "before complete", "completed");
        var ends = List.of("did close", "begun check", "did check", "before complete", "kept");
        for (var at = 0; at < begins.size(); at++) {
            id = ImageTransferId.random();
            survive(wish(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW)), begins.get(at));
            assertThat(row().phase()).isEqualTo(ImageTransferPhase.TRANSFERRING);
            assertThat(status()).isEqualTo(DiskStatus.LOCKED);
            assertThat(played.open()).isTrue();
            boolean bad = at == 1;
            played.finds(bad ? "it reads through to a backing file" : "");

            survive(new FinalizeImageTransfer(id), ends.get(at));

            assertThat(played.open()).isFalse();
            assertThat(status()).isEqualTo(bad ? DiskStatus.ILLEGAL : DiskStatus.OK);
            assertThat(row().phase())
                    .isEqualTo(bad ? ImageTransferPhase.FINISHED_FAILURE : ImageTransferPhase.FINISHED_SUCCESS);
            transactions.run(() -> inventory.getForUpdate(Disk.class, disk).setStatus(DiskStatus.OK));
        }
    }

    @Test
    void aDomainStaysInUseUntilNoImageIsMovedThere() {
        var guard = new DeactivateStorageDomainTransferGuard(inventory, new RunningTransfers(inventory));
        var wish = new DeactivateStorageDomain(TestRows.CENTER, domain, false);
        begin(ImageTransferDirection.UPLOAD, Optional.empty());
        transactions.run(() -> assertThat(guard.check(wish, Caller.engine("test")))
                .isInstanceOfSatisfying(
                        Check.Refused.class,
                        refused -> assertThat(refused.toString()).contains("is being transferred")));

        assertThat(finish()).isEmpty();

        transactions.run(
                () -> assertThat(guard.check(wish, Caller.engine("test"))).isEqualTo(Check.FINE));
    }

    @Test
    void anImageOfNoUseMakesTheDiskIllegal() {
        begin(ImageTransferDirection.UPLOAD, Optional.empty());
        assertThat(played.opened().get(0).content()).isEqualTo(TransferContent.IMAGE);
        played.finds("it reads through to a backing file");

        assertThat(finish()).isPresent();

        assertThat(row().phase()).isEqualTo(ImageTransferPhase.FINISHED_FAILURE);
        assertThat(status()).isEqualTo(DiskStatus.ILLEGAL);
        assertThat(events.heard()).anyMatch(event -> event.message().contains("backing file"));
    }

    @Test
    void whatWasSentIsToldWhereOneHostCountedAllOfIt() {
        begin(ImageTransferDirection.UPLOAD, Optional.empty());
        played.client(1000);
        assertThat(finish()).isEmpty();
        assertThat(played.checked().sent()).contains(new ByteSize(1000));
    }

    @Test
    void aHostThatIsAwayKeepsAnUploadFromBeingUsedUntilItHasLetGo() {
        begin(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW));
        played.isAway(true);

        assertThat(finish().orElseThrow()).hasMessageContaining("to let go of an image");
        assertThat(row().phase()).isEqualTo(ImageTransferPhase.PAUSED_SYSTEM);
        assertThat(status()).isEqualTo(DiskStatus.LOCKED);
        played.isAway(false);
        assertThat(finish()).isEmpty();
        assertThat(status()).isEqualTo(DiskStatus.OK);
    }

    @Test
    void whatIsResumedHasItsTicketAndWhatWasDone() {
        begin(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW));
        played.client(1000);
        rehearsal.run(new PauseImageTransferHandler(ends, transfers), new PauseImageTransfer(id, ""));
        assertThat(row().phase()).isEqualTo(ImageTransferPhase.PAUSED_USER);
        played.forgetsTheTicket();

        assertThat(resume()).isEmpty();

        assertThat(row().phase()).isEqualTo(ImageTransferPhase.TRANSFERRING);
        assertThat(row().transferred().bytes()).isEqualTo(1000);
        assertThat(played.opened()).hasSize(2);
        assertThat(played.opened().get(1).ticket())
                .isEqualTo(played.opened().get(0).ticket());
        assertThat(played.opened().get(1).round()).isEqualTo(2);
        assertThat(finish()).isEmpty();
        assertThat(played.checked().sent()).isEmpty();
    }

    @Test
    void aCancelledUploadTakesItsDiskAlongAndADownloadDoesNot() {
        begin(ImageTransferDirection.DOWNLOAD, Optional.of(DiskFormat.RAW));
        assertThat(cancel()).isEmpty();
        assertThat(status()).isEqualTo(DiskStatus.OK);
        transactions.run(() -> inventory.remove(inventory.get(ImageTransfer.class, id)));

        begin(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW));
        assertThat(cancel()).isEmpty();

        assertThat(row().phase()).isEqualTo(ImageTransferPhase.FINISHED_CLEANUP);
        assertThat(transactions.call(() -> inventory.find(Disk.class, disk))).isEmpty();
    }

    @Test
    void aHostThatOpensNothingLeavesTheDiskAsItWas() {
        played.opensNothing();

        assertThat(begin(ImageTransferDirection.DOWNLOAD, Optional.empty())).isPresent();

        assertThat(row().phase()).isEqualTo(ImageTransferPhase.FINISHED_FAILURE);
        assertThat(status()).isEqualTo(DiskStatus.OK);
    }

    @Test
    void nobodyElseUsesADiskMeanwhile() {
        begin(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW));
        var guard = new RunningTransfers(inventory);

        assertThat(transactions.call(() -> guard.none(List.of(disk), "Cannot attach Virtual Disk.")))
                .isInstanceOf(Check.Refused.class);
        finish();
        assertThat(transactions.call(() -> guard.none(List.of(disk), "Cannot attach Virtual Disk.")))
                .isEqualTo(Check.FINE);
    }

    @Test
    void refusesWhatMakesNoSense() {
        transactions.run(() -> inventory.get(Disk.class, disk).setFormat(DiskFormat.RAW));
        assertThatThrownBy(() -> begin(ImageTransferDirection.DOWNLOAD, Optional.of(DiskFormat.COW)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("The disk is raw");
        transactions.run(() -> {
            inventory.get(Disk.class, disk).setFormat(DiskFormat.COW);
            inventory.get(Disk.class, disk).setParentImageId(Optional.of(UUID.randomUUID()));
        });
        assertThatThrownBy(() -> begin(ImageTransferDirection.UPLOAD, Optional.empty()))
                .hasMessageContaining("reads through to another one");
        transactions.run(() -> inventory.get(Disk.class, disk).setStatus(DiskStatus.LOCKED));
        assertThatThrownBy(() -> begin(ImageTransferDirection.DOWNLOAD, Optional.of(DiskFormat.RAW)))
                .hasMessageContaining("is locked");
    }

    @Test
    void whatNobodyGoesOnWithWaitsOrEnds() {
        begin(ImageTransferDirection.UPLOAD, Optional.of(DiskFormat.RAW));
        var row = row();
        var late = row.active().plusSeconds(61);

        assertThat(TransferLooks.due(row, Instant.EPOCH, row.active().plusSeconds(59)))
                .isEmpty();
        assertThat(TransferLooks.due(row, Instant.EPOCH, late)).containsInstanceOf(PauseImageTransfer.class);
        assertThat(TransferLooks.due(row, late.minusSeconds(59), late))
                .as("the engine has just come back")
                .isEmpty();
    }
}
