package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.job.AddExternalJob;
import org.vireo.engine.api.job.EndExternalJob;
import org.vireo.engine.api.network.AddNetworkLabel;
import org.vireo.engine.api.pool.AddVmPool;
import org.vireo.engine.api.pool.AllocateVm;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.CommitSnapshot;
import org.vireo.engine.api.snapshot.PreviewSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.storage.AddStorageConnection;
import org.vireo.engine.api.storage.CopyDisk;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.engine.api.storage.SparsifyDisk;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Job;
import org.vireo.inventory.Network;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StorageConnection;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.JobStatus;
import org.vireo.model.NetworkId;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageConnectionId;
import org.vireo.model.VmPoolId;
import org.vireo.model.VmSettings;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Snapshots, pools, connections, jobs of others and contents of storage domains over HTTP. */
class ObjectsApiTest {
    private static final String VM = "/vms/" + World.UP.value();
    private static final String DOMAIN = "/storagedomains/" + World.DOMAIN.value();
    private static final String DISK = "/disks/" + World.DISK.value();

    private final FakeEngine engine = World.engine();
    private final SnapshotId snapshot = SnapshotId.random();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        engine.ending = command -> {
            apply(command);
            return CompletableFuture.completedFuture(new JobOutcome.Finished());
        };
        addSnapshot();
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private void addSnapshot() {
        var row = new Snapshot(snapshot);
        row.setVmId(World.UP);
        row.setDescription("before");
        row.setType(SnapshotType.REGULAR);
        row.setStatus(SnapshotStatus.OK);
        row.setCreated(FakeEngine.NOW);
        row.setSettings(Optional.of(VmSettings.BLANK));
        var nic = UUID.randomUUID();
        row.setDevices(Map.of(
                nic + ".name", "nic1",
                nic + ".mac", "56:6f:00:00:00:01",
                nic + ".model", "VIRTIO",
                nic + ".linked", "true",
                nic + ".plugged", "true"));
        engine.inventory.add(row);
        var image = new FrozenImage(UUID.randomUUID());
        image.setSnapshotId(snapshot);
        image.setDiskId(World.DISK);
        image.setFormat(DiskFormat.RAW);
        image.setSize(ByteSize.ofGiB(3));
        image.setAllocated(ByteSize.ofGiB(2));
        engine.inventory.add(image);
    }

    private void apply(Command command) {
        if (command instanceof AddVmPool add) {
            var pool = new VmPool(add.id());
            add.details().applyTo(pool);
            pool.setClusterId(add.cluster());
            pool.setTemplateId(add.template());
            pool.setSettings(add.settings());
            pool.setSize(add.size());
            pool.setMaxUserVms(add.maxUserVms());
            pool.setStateful(add.stateful());
            engine.inventory.add(pool);
        } else if (command instanceof AddExternalJob add) {
            var job = new Job(add.id());
            job.setDescription(add.description());
            job.setStatus(JobStatus.STARTED);
            job.setStarted(Instant.EPOCH);
            job.setExternal(true);
            engine.inventory.add(job);
        } else if (command instanceof AddStorageConnection add) {
            var connection = new StorageConnection(add.id());
            connection.setType(add.type());
            connection.setSettings(add.settings());
            engine.inventory.add(connection);
        }
    }

    @Test
    void snapshotShowsWhatItHolds() throws Exception {
        var path = VM + "/snapshots/" + snapshot;
        assertThat(api.get(path).body())
                .contains("<snapshot_status>ok</snapshot_status>")
                .contains("<snapshot_type>regular</snapshot_type>")
                .contains("rel=\"disks\"")
                .doesNotContain("<memory>");
        assertThat(api.get(path + "?all_content=true").body()).contains("<memory>1073741824</memory>");
        assertThat(api.get(path + "/disks").body())
                .contains("<format>raw</format>")
                .contains("<provisioned_size>" + (3L << 30) + "</provisioned_size>");
        assertThat(api.get(path + "/nics").body()).contains("nic1").contains("56:6f:00:00:00:01");
        assertThat(api.get(DISK + "/disksnapshots").body()).contains("<disk_snapshot ");
        assertThat(api.get(DOMAIN + "/disksnapshots?include_active=true").body())
                .contains(World.DISK.value().toString());
    }

    @Test
    void snapshotsAreTakenPreviewedAndRestored() throws Exception {
        var added = api.send(
                "POST",
                VM + "/snapshots",
                "<snapshot><description>now</description><disk_attachments><disk_attachment><disk id=\""
                        + World.DISK.value() + "\"/></disk_attachment></disk_attachments></snapshot>");
        assertThat(added.statusCode()).isEqualTo(201);
        AddSnapshot add = engine.last();
        assertThat(add.description()).isEqualTo("now");
        assertThat(add.disks().orElseThrow()).containsExactly(World.DISK);
        assertThat(add.memory() && add.lenient())
                .as("memory where it can be kept")
                .isTrue();
        api.send("POST", VM + "/snapshots", "<snapshot><persist_memorystate>true</persist_memorystate></snapshot>");
        add = engine.last();
        assertThat(add.memory() && !add.lenient()).as("memory or nothing").isTrue();
        api.send("POST", VM + "/snapshots", "<snapshot><persist_memorystate>false</persist_memorystate></snapshot>");
        add = engine.last();
        assertThat(add.memory()).isFalse();

        var body = "<action><snapshot id=\"" + snapshot + "\"/></action>";
        assertThat(api.send("POST", VM + "/previewsnapshot", body).statusCode()).isEqualTo(200);
        assertThat(engine.<Command>last()).isEqualTo(new PreviewSnapshot(World.UP, snapshot));
        assertThat(api.send("POST", VM + "/commitsnapshot", "<action/>").statusCode())
                .isEqualTo(200);
        assertThat(engine.<Command>last()).isEqualTo(new CommitSnapshot(World.UP));
        var restore = VM + "/snapshots/" + snapshot + "/restore";
        assertThat(api.send("POST", restore, "<action/>").statusCode()).isEqualTo(200);
        assertThat(engine.<Command>last()).isEqualTo(new RestoreSnapshot(World.UP, snapshot));
        var memory = api.send("POST", restore, "<action><restore_memory>true</restore_memory></action>");
        assertThat(memory.statusCode()).isEqualTo(409);
        assertThat(memory.body()).contains("holds no memory");
        assertThat(api.send("POST", VM + "/previewsnapshot", "<action/>").statusCode())
                .isEqualTo(400);
    }

    @Test
    void disksAreCopiedWithinTheirDomainAndNeverMoved() throws Exception {
        var copied = api.send("POST", DISK + "/copy", "<action><disk><name>twin</name></disk></action>");
        assertThat(copied.statusCode()).isEqualTo(200);
        CopyDisk copy = engine.last();
        assertThat(copy.source()).isEqualTo(World.DISK);
        assertThat(copy.domain()).isEqualTo(World.DOMAIN);
        assertThat(copy.details().name()).isEqualTo("twin");

        var moved = api.send(
                "POST", DISK + "/move", "<action><storage_domain id=\"" + World.DOMAIN.value() + "\"/></action>");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(engine.<MoveDisk>last()).isEqualTo(new MoveDisk(World.DISK, World.DOMAIN));
        assertThat(api.send("POST", DISK + "/sparsify", "<action/>").statusCode())
                .isEqualTo(200);
        assertThat(engine.<SparsifyDisk>last().id()).isEqualTo(World.DISK);
        assertThat(api.get(DISK + "/statistics").body()).contains("disk.size.allocated");
    }

    @Test
    void poolGivesItsFreeMachineToWhoeverAsks() throws Exception {
        var added = api.send(
                "POST",
                "/vmpools",
                "<vm_pool><name>p-??</name><cluster><name>Default</name></cluster><template><name>Blank</name>"
                        + "</template><size>2</size><max_user_vms>3</max_user_vms></vm_pool>");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .contains("<size>2</size>")
                .contains("<max_user_vms>3</max_user_vms>")
                .contains("<type>automatic</type>");
        AddVmPool made = engine.last();
        var path = "/vmpools/" + made.id().value();
        assertThat(api.send("POST", path + "/allocatevm", "<action/>").statusCode())
                .isEqualTo(409);

        join(made.id());
        var given = api.send("POST", path + "/allocatevm", "<action/>");

        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(given.body()).contains("<vm ").contains(World.DOWN.value().toString());
        assertThat(engine.submitted).anySatisfy(command -> assertThat(command).isInstanceOf(AllocateVm.class));
        assertThat(engine.<Command>last()).isInstanceOf(StartVm.class);
        assertThat(api.get("/vms/" + World.DOWN.value()).body())
                .contains("<vm_pool href=\"/ovirt-engine/api" + path + "\"");
        assertThat(api.send("PUT", path, "<vm_pool><stateful>true</stateful></vm_pool>")
                        .statusCode())
                .isEqualTo(409);
    }

    private void join(VmPoolId pool) {
        var member = new VmPoolMember(UUID.randomUUID());
        member.setPoolId(pool);
        member.setVmId(World.DOWN);
        engine.inventory.add(member);
    }

    @Test
    void jobsOfOthersAreToldAndEnded() throws Exception {
        var added = api.send("POST", "/jobs", "<job><description>backup</description></job>");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("<external>true</external>").contains("<status>started</status>");
        AddExternalJob job = engine.last();
        var end =
                api.send("POST", "/jobs/" + job.id().value() + "/end", "<action><succeeded>false</succeeded></action>");
        assertThat(end.statusCode()).isEqualTo(200);
        assertThat(engine.<Command>last()).isEqualTo(new EndExternalJob(job.id(), false));
        assertThat(api.send("POST", "/jobs", "<job/>").statusCode()).isEqualTo(400);
    }

    @Test
    void connectionsKeepWhatLeadsToAPlaceAndNeverShowPasswords() throws Exception {
        var added = api.send(
                "POST",
                "/storageconnections",
                "<storage_connection><type>nfs</type><address>nas.example</address><path>/export</path>"
                        + "<nfs_version>v4</nfs_version></storage_connection>");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("<address>nas.example</address>").contains("<nfs_version>v4</nfs_version>");
        var secret = api.send(
                "POST",
                "/storageconnections",
                "<storage_connection><type>iscsi</type><password>s3cret</password></storage_connection>");
        assertThat(secret.statusCode()).isEqualTo(201);
        assertThat(secret.body()).contains("<type>iscsi</type>").doesNotContain("s3cret");
        assertThat(api.get("/storageconnections").body()).contains("iscsi").doesNotContain("s3cret");
    }

    @Test
    void storageDomainListsItsContentsAndItsConnection() throws Exception {
        var connection = new StorageConnection(StorageConnectionId.random());
        connection.setType("localfs");
        connection.setSettings(Map.of("path", "/srv/vireo"));
        engine.inventory.add(connection);

        assertThat(api.get(DOMAIN + "/storageconnections").body()).contains("<path>/srv/vireo</path>");
        assertThat(api.get(DOMAIN + "/vms").body()).contains(World.UP.value().toString());
        assertThat(api.get(DOMAIN + "/files").body()).contains("<files/>");
        assertThat(api.send("POST", DOMAIN + "/isattached", "<action/>").body())
                .contains("<is_attached>true</is_attached>");
        assertThat(api.send("POST", DOMAIN + "/vms/" + World.UP.value() + "/register", "<action/>")
                        .body())
                .contains("is registered already");
    }

    @Test
    void networksAreLabelled() throws Exception {
        var network = new Network(NetworkId.random());
        network.setName("blue");
        network.setType("bridge");
        network.setDataCenterId(World.CENTER);
        engine.inventory.add(network);
        var path = "/networks/" + network.id().value() + "/networklabels";

        assertThat(api.send("POST", path, "<network_label id=\"backup\"/>").statusCode())
                .isEqualTo(201);

        assertThat(engine.<Command>last()).isEqualTo(new AddNetworkLabel(network.id(), "backup"));
        assertThat(api.send("POST", path, "<network_label/>").statusCode()).isEqualTo(400);
    }

    @Test
    void removedEventsComeBackWithUndeletion() throws Exception {
        assertThat(api.send("POST", "/events/undelete", "<action/>").statusCode())
                .isEqualTo(200);
        engine.allowed = false;
        assertThat(api.send("POST", "/events/undelete", "<action/>").statusCode())
                .isIn(403, 404);
    }
}
