package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.backup.AddBackup;
import org.vireo.engine.api.backup.FinalizeBackup;
import org.vireo.engine.api.backup.RemoveCheckpoint;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.transfer.AddImageTransfer;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Checkpoint;
import org.vireo.model.BackupId;
import org.vireo.model.BackupPhase;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.model.HostId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Backups and checkpoints over HTTP. */
class BackupsApiTest {
    private final FakeEngine engine = World.engine();
    private final CheckpointId since = CheckpointId.random();
    private final CheckpointId fresh = CheckpointId.random();
    private final Backup backup = new Backup(BackupId.random());
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        engine.ending = command -> command instanceof AddBackup || command instanceof AddImageTransfer
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(new JobOutcome.Finished());
        backup.setVmId(World.UP);
        backup.setPhase(BackupPhase.READY);
        backup.setHostId(HostId.random());
        backup.setFromCheckpointId(Optional.of(since));
        backup.setToCheckpointId(Optional.of(fresh));
        backup.setCreated(FakeEngine.NOW);
        backup.setModified(FakeEngine.NOW);
        backup.setDisks(Map.of(World.DISK, true));
        engine.inventory.add(backup);
        checkpoint(since, CheckpointState.INVALID);
        checkpoint(fresh, CheckpointState.CREATED);
        checkpoint(CheckpointId.random(), CheckpointState.DOOMED);
        api = new RunningApi(engine);
    }

    private void checkpoint(CheckpointId id, CheckpointState state) {
        var row = new Checkpoint(id);
        row.setVmId(World.UP);
        row.setState(state);
        row.setCreated(FakeEngine.NOW);
        row.setDisks(Set.of(World.DISK));
        engine.inventory.add(row);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private static String place(String rest) {
        return "/vms/" + World.UP + "/" + rest;
    }

    @Test
    void aBackupNamesItsDisksAndWhereItBegins() throws Exception {
        var answer = api.send(
                "POST",
                place("backups?require_consistency=true"),
                "<backup><description>nightly</description><from_checkpoint_id>" + since
                        + "</from_checkpoint_id><disks><disk id=\"" + World.DISK + "\"/></disks></backup>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        AddBackup add = engine.last();
        assertThat(add.vm()).isEqualTo(World.UP);
        assertThat(add.disks()).containsExactly(World.DISK);
        assertThat(add.since()).contains(since);
        assertThat(add.description()).isEqualTo("nightly");
        assertThat(add.consistent()).isTrue();
        assertThat(api.send("POST", place("backups"), "<backup/>").statusCode()).isEqualTo(400);
    }

    @Test
    void aBackupIsShownWithItsPhaseAndHowItsDisksAreRead() throws Exception {
        assertThat(api.send("GET", place("backups/" + backup.id()), "").body())
                .contains("<phase>ready</phase>", "<to_checkpoint_id>" + fresh, "<from_checkpoint_id>" + since);
        assertThat(api.send("GET", place("backups/" + backup.id() + "/disks"), "")
                        .body())
                .contains("<backup_mode>incremental</backup_mode>");
        api.send("POST", place("backups/" + backup.id() + "/finalize"), "<action/>");
        assertThat(engine.<FinalizeBackup>last()).isEqualTo(new FinalizeBackup(World.UP, backup.id(), ""));
    }

    @Test
    void checkpointsOfUseToNobodyAreNotShown() throws Exception {
        var shown = api.send("GET", place("checkpoints"), "").body();
        assertThat(shown.split("<checkpoint ")).hasSize(3);
        assertThat(shown).contains("<state>invalid</state>", "<state>created</state>");
        assertThat(api.send("GET", place("checkpoints/" + fresh + "/disks"), "").body())
                .contains(World.DISK.toString());
        api.send("DELETE", place("checkpoints/" + fresh), "");
        assertThat(engine.<RemoveCheckpoint>last()).isEqualTo(new RemoveCheckpoint(World.UP, fresh));
    }

    @Test
    void aTransferNamesTheBackupThatItReads() throws Exception {
        var body = "<image_transfer><backup id=\"" + backup.id()
                + "\"/>%s<direction>download</direction></image_transfer>";
        api.send("POST", "/imagetransfers", body.formatted("<disk id=\"" + World.DISK + "\"/>"));
        assertThat(engine.<AddImageTransfer>last().backup()).contains(backup.id());
        assertThat(api.send("POST", "/imagetransfers", body.formatted("")).statusCode())
                .isEqualTo(400);
    }
}
