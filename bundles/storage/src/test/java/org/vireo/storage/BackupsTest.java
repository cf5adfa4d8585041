package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.backup.AddBackup;
import org.vireo.engine.api.backup.RemoveCheckpoint;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.transfer.AddImageTransfer;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.BackupPhase;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskFormat;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPolicy;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.BackedUpDisk;

/** Backups of a virtual machine that runs, or ends in the middle, while the engine dies at every place. */
class BackupsTest {
    private static TestStore store;

    private BackupLab lab;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void lab() {
        lab = new BackupLab(store);
    }

    @AfterEach
    void stop() {
        lab.stop();
    }

    private AddBackup made(Optional<CheckpointId> since) throws Exception {
        var backup = lab.add(since, lab.cow);
        assertThat(lab.run(backup)).isInstanceOf(JobOutcome.Finished.class);
        return backup;
    }

    @Test
    void anIncrementTellsWhatWasWrittenSinceTheCheckpointOfTheFirst() throws Exception {
        lab.start(place -> {});
        var first = lab.add(Optional.empty(), lab.cow, lab.raw);
        lab.run(first);
        assertThat(lab.row(first).phase()).isEqualTo(BackupPhase.READY);
        assertThat(lab.row(first).disks()).containsEntry(lab.cow, false).containsEntry(lab.raw, false);
        assertThat(lab.host.begun.get(0).disks())
                .contains(new BackedUpDisk(lab.raw, Optional.empty(), false))
                .contains(new BackedUpDisk(lab.cow, Optional.empty(), true));
        lab.run(lab.end(first));
        assertThat(lab.row(first).phase()).isEqualTo(BackupPhase.SUCCEEDED);
        assertThat(lab.host.open).isEmpty();

        var second = made(Optional.of(first.fresh()));

        assertThat(lab.row(second).disks()).containsEntry(lab.cow, true);
        assertThat(lab.host.begun.get(1).disks())
                .containsExactly(new BackedUpDisk(lab.cow, Optional.of(first.fresh()), true));
        assertThat(lab.transactions
                        .call(() -> lab.checkpoints.of(lab.vm, second.fresh()))
                        .parentId())
                .contains(first.fresh());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "before begin", "begun begin", "did begin", "before complete", "completed"})
    void anEngineThatDiesBeginsItAllTheSame(String place) throws Exception {
        lab.host.losesFirstAnswer = true;
        lab.start(TestRunner.dyingAt(place));
        var backup = lab.add(Optional.empty(), lab.cow);
        lab.die(backup);
        lab.start(reached -> {});
        LiveLab.until(() -> lab.row(backup).phase() == BackupPhase.READY);
        assertThat(lab.host.open).contains(backup.id());
        assertThat(lab.states()).containsExactly(CheckpointState.CREATED);
        assertThat(lab.run(lab.end(backup))).isInstanceOf(JobOutcome.Finished.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "before end", "begun end", "did end", "before complete", "completed"})
    void anEngineThatDiesEndsItAllTheSame(String place) throws Exception {
        lab.start(reached -> {});
        var backup = made(Optional.empty());
        lab.stop();
        lab.start(TestRunner.dyingAt(place));
        lab.die(lab.end(backup));
        lab.start(reached -> {});
        LiveLab.until(() -> lab.row(backup).phase() == BackupPhase.SUCCEEDED);
        assertThat(lab.host.open).isEmpty();
        assertThat(lab.states()).containsExactly(CheckpointState.CREATED);
    }

    @Test
    void aCheckpointWhoseChangesAreLostIsOfNoUseAndWhatWasBegunIsSwept() throws Exception {
        lab.start(place -> {});
        var first = made(Optional.empty());
        lab.run(lab.end(first));
        lab.host.remembered.clear();
        var second = lab.add(Optional.of(first.fresh()), lab.cow);
        assertThat(lab.run(second)).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.row(second).phase()).isEqualTo(BackupPhase.FAILED);
        assertThat(lab.states()).containsExactly(CheckpointState.INVALID, CheckpointState.DOOMED);
        assertThat(lab.events.heard()).anyMatch(event -> event.message().contains("make a full backup"));
        assertThatThrownBy(() -> lab.run(lab.add(Optional.of(first.fresh()), lab.cow)))
                .hasMessageContaining("is not known any more");

        made(Optional.empty());

        assertThat(lab.host.begun.get(2).stale())
                .extracting(one -> one.checkpoint())
                .containsExactly(second.fresh());
        assertThat(lab.states()).containsExactly(CheckpointState.INVALID, CheckpointState.CREATED);
    }

    @Test
    void aBackupFailsWithTheVirtualMachineOrWhenItsHostEndsIt() throws Exception {
        lab.start(place -> {});
        var full = made(Optional.empty());
        lab.looks().look();
        assertThat(lab.row(full).phase()).isEqualTo(BackupPhase.READY);
        lab.host.open = Optional.empty();
        lab.host.words = "no space";
        lab.looks().look();
        LiveLab.until(() -> lab.row(full).phase() == BackupPhase.FAILED);
        assertThat(lab.events.heard()).anyMatch(event -> event.message().contains("no space"));

        var last = made(Optional.empty());
        lab.become(VmStatus.UNKNOWN);
        lab.looks().look();
        assertThat(lab.row(last).phase()).isEqualTo(BackupPhase.READY);
        lab.end();
        lab.looks().look();
        LiveLab.until(() -> lab.row(last).phase() == BackupPhase.FAILED);
        assertThat(lab.events.heard()).anyMatch(event -> event.message().contains("does not run any more"));
        assertThat(lab.states()).containsOnly(CheckpointState.DOOMED);
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        lab.start(place -> {});
        assertThatThrownBy(() -> lab.run(lab.add(Optional.of(CheckpointId.random()), lab.cow)))
                .hasMessageContaining("has no Checkpoint");
        var first = made(Optional.empty());
        assertThatThrownBy(() -> made(Optional.empty())).hasMessageContaining("goes on; finalize it first");
        var guard = new AddSnapshotBackupGuard(lab.backups);
        var snapshot = new AddSnapshot(SnapshotId.random(), lab.vm, "", Optional.empty(), false);
        assertThat(lab.transactions.call(() -> guard.check(snapshot, Caller.engine(""))))
                .isInstanceOf(Check.Refused.class);
        lab.run(lab.end(first));
        assertThat(lab.transactions.call(() -> guard.check(snapshot, Caller.engine(""))))
                .isEqualTo(Check.FINE);
        assertThatThrownBy(() -> lab.run(lab.add(Optional.of(first.fresh()), lab.raw)))
                .hasMessageContaining("is raw");
        assertThatThrownBy(() -> lab.run(lab.end(first))).hasMessageContaining("in phase succeeded");
        lab.end();
        assertThatThrownBy(() -> made(Optional.of(first.fresh())))
                .hasMessageContaining("only a VM that runs can be backed up incrementally");
    }

    @Test
    void aVirtualMachineThatIsDownStaysSoUntilItsBackupEnds() throws Exception {
        lab.start(place -> {});
        lab.end();
        var backup = lab.add(Optional.empty(), lab.cow, lab.raw);
        lab.run(backup);
        assertThat(lab.row(backup).phase()).isEqualTo(BackupPhase.READY);
        assertThat(lab.row(backup).toCheckpointId()).isEmpty();
        assertThat(lab.status()).isEqualTo(VmStatus.IMAGE_LOCKED);
        lab.looks().look();
        assertThat(lab.row(backup).phase()).isEqualTo(BackupPhase.READY);

        lab.run(lab.end(backup));

        assertThat(lab.row(backup).phase()).isEqualTo(BackupPhase.SUCCEEDED);
        assertThat(lab.status()).isEqualTo(VmStatus.DOWN);
        assertThat(lab.host.begun).isEmpty();
    }

    @Test
    void aCheckpointIsDroppedAtOnceOrWithTheNextBackup() throws Exception {
        lab.start(place -> {});
        var first = made(Optional.empty());
        assertThatThrownBy(() -> lab.run(new RemoveCheckpoint(lab.vm, first.fresh())))
                .hasMessageContaining("goes on");
        lab.run(lab.end(first));
        var second = made(Optional.of(first.fresh()));
        lab.run(lab.end(second));
        lab.run(new RemoveCheckpoint(lab.vm, first.fresh()));
        assertThat(lab.states()).containsExactly(CheckpointState.CREATED);
        assertThat(lab.host.remembered).containsExactly(second.fresh());
        assertThat(lab.transactions
                        .call(() -> lab.checkpoints.of(lab.vm, second.fresh()))
                        .parentId())
                .isEmpty();

        lab.end();
        lab.run(new RemoveCheckpoint(lab.vm, second.fresh()));
        assertThat(lab.states()).containsExactly(CheckpointState.DOOMED);
        assertThat(lab.transactions.call(() -> lab.checkpoints.find(lab.vm, second.fresh())))
                .isEmpty();
    }

    @Test
    void whatIsMergedWithoutAHypervisorLosesCheckpoints() throws Exception {
        lab.start(place -> {});
        lab.run(lab.end(made(Optional.empty())));
        lab.transactions.run(() -> Checkpoints.lose(lab.inventory, lab.raw));
        assertThat(lab.states()).containsExactly(CheckpointState.CREATED);
        lab.transactions.run(() -> Checkpoints.lose(lab.inventory, lab.cow));
        assertThat(lab.states()).containsExactly(CheckpointState.INVALID);
    }

    @Test
    void onlyWhatABackupHoldsIsDownloadedFromIt() throws Exception {
        lab.start(place -> {});
        var made = made(Optional.empty());
        var row = Optional.of(lab.row(made));
        assertThat(TransferRules.ofBackup(wish(made, ImageTransferDirection.DOWNLOAD, DiskFormat.RAW), row))
                .isEqualTo(Check.FINE);
        assertThat(TransferRules.ofBackup(wish(made, ImageTransferDirection.DOWNLOAD, DiskFormat.COW), row))
                .isInstanceOf(Check.Refused.class);
        assertThat(TransferRules.ofBackup(wish(made, ImageTransferDirection.UPLOAD, DiskFormat.RAW), row))
                .isInstanceOf(Check.Refused.class);
        assertThat(TransferRules.ofBackup(
                        wish(made, ImageTransferDirection.DOWNLOAD, DiskFormat.RAW), Optional.empty()))
                .isInstanceOf(Check.Refused.class);
    }

    private AddImageTransfer wish(AddBackup backup, ImageTransferDirection direction, DiskFormat format) {
        return new AddImageTransfer(
                ImageTransferId.random(),
                lab.cow,
                Optional.empty(),
                Optional.of(backup.id()),
                direction,
                Optional.of(format),
                false,
                Optional.empty(),
                60,
                ImageTransferPolicy.LEGACY);
    }
}
