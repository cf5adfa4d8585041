package org.vireo.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostStatus;
import org.vireo.model.JobStatus;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.protocol.storage.AttachStorage;
import org.vireo.protocol.storage.CreateVolume;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * A virtual machine that is down, with a raw and a thin disk, two storage domains of one host, and an engine that can die. Ids that
 * order steps are the same in every scene.
 */
final class Scene implements AutoCloseable {
    static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    static final DiskId ONE = DiskId.of("00000000-0000-4000-8000-000000000001");
    static final DiskId TWO = DiskId.of("00000000-0000-4000-8000-000000000002");
    static final ByteSize SIZE = ByteSize.ofMiB(1);
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    private static final Caller ADMIN = Caller.engine("test");

    final VmId vm = VmId.random();
    final StorageDomainId here = StorageDomainId.random();
    final StorageDomainId there = StorageDomainId.random();
    final Path directory;
    final RealHost host;
    final Readings readings;
    private final TestStore store;
    private TestRunner engine;

    /**
     * Sets it.
     *
     * @param directory empty; images are made in it
     * @param moulds of what it begins with
     */
    Scene(TestStore store, Path directory, Moulds moulds, Readings readings) {
        this.store = store;
        this.directory = directory;
        this.readings = readings;
        host = new RealHost(directory);
        inTransaction(this::rows);
        List.of(here, there).forEach(domain -> ask(new AttachStorage(target(domain), true)));
        moulds.cast(images(here), this::create);
        engine = start(Trouble.NONE);
    }

    private void create() {
        for (var disk : List.of(ONE, TWO)) {
            ask(new CreateVolume(target(here), new VolumeSpec(disk, format(disk), SIZE, false, Optional.empty())));
        }
        write(1, 0);
    }

    private static DiskFormat format(DiskId disk) {
        return disk.equals(ONE) ? DiskFormat.RAW : DiskFormat.COW;
    }

    private void rows() {
        var machine = new Host(host.id);
        machine.setName("host");
        machine.setClusterId(CLUSTER);
        machine.setStatus(HostStatus.UP);
        machine.setCapabilities("{\"storageTypes\":[\"localfs\"]}");
        inventory().add(machine);
        addDomain(here, "here");
        addDomain(there, "there");
        var row = new Vm(vm);
        row.setName("machine");
        row.setClusterId(CLUSTER);
        row.setTemplateId(TemplateId.BLANK);
        row.setOriginalTemplateId(TemplateId.BLANK);
        row.setStatus(VmStatus.DOWN);
        row.setSettings(VmSettings.BLANK);
        row.setCreated(Instant.now());
        inventory().add(row);
        inventory().flush();
        addDisk(ONE, "one");
        addDisk(TWO, "two");
    }

    private void addDomain(StorageDomainId id, String name) {
        var row = new StorageDomain(id);
        row.setName(name);
        row.setType("localfs");
        row.setRole(StorageDomainRole.DATA);
        row.setStatus(StorageDomainStatus.ACTIVE);
        row.setDataCenterId(Optional.of(CENTER));
        row.setHostId(Optional.of(host.id));
        row.setSettings(target(id).settings());
        row.setTotal(ByteSize.ofGiB(100));
        row.setAvailable(ByteSize.ofGiB(50));
        inventory().add(row);
    }

    private void addDisk(DiskId id, String name) {
        var disk = new Disk(id);
        disk.setName(name);
        disk.setStatus(DiskStatus.OK);
        disk.setFormat(format(id));
        disk.setSize(SIZE);
        disk.setStorageDomainId(Optional.of(here));
        disk.setSparse(true);
        disk.setContentType("data");
        disk.setCreated(Instant.now());
        inventory().add(disk);
        var attachment = new DiskAttachment(UUID.randomUUID());
        attachment.setDiskId(id);
        attachment.setVmId(Optional.of(vm));
        attachment.setAttachment(DiskInterface.VIRTIO);
        attachment.setActive(true);
        inventory().add(attachment);
    }

    Inventory inventory() {
        return store.inventory();
    }

    void inTransaction(Runnable work) {
        store.transactions().run(work);
    }

    private StorageTarget target(StorageDomainId domain) {
        return new StorageTarget(
                domain,
                "localfs",
                Map.of("path", directory.resolve(domain.toString()).toString()));
    }

    /** Where the images of a domain lie. */
    Path images(StorageDomainId domain) {
        return directory.resolve(domain.toString()).resolve(domain.toString()).resolve("images");
    }

    private void ask(org.vireo.protocol.HostRequest<?> request) {
        assertThat(host.call(host.id, request, new Preparing(host))).isNotNull();
    }

    /** A call before any job. */
    private record Preparing(HostLink hosts) implements Call {
        @Override
        public OperationId operation() {
            return new OperationId(UUID.randomUUID());
        }

        @Override
        public Instant deadline() {
            return Instant.now().plusSeconds(60);
        }

        @Override
        public void progress(int percent) {}

        @Override
        public Call part(String name) {
            return this;
        }
    }

    /** A guest writes one byte over and over to some blocks of both disks, the blocks of each round partly over those before. */
    void write(int pattern, int round) {
        for (var id : List.of(ONE, TWO)) {
            var disk = inventory().get(Disk.class, id);
            var image = images(disk.storageDomainId().orElseThrow())
                    .resolve(disk.imageId().map(UUID::toString).orElse(id.toString()));
            ImageFiles.write(image, disk.format(), pattern, round * 100_000, 250_000);
        }
    }

    private TestRunner start(Trouble trouble) {
        host.expect(trouble);
        return new TestRunner(
                store.inventory(), store.transactions(), host, store.sealer(), Handlers.over(store), trouble::reached);
    }

    /** Everything is as it should be from the first to the last. */
    void run(Command command) {
        assertThat(outcome(command)).isEqualTo(new JobOutcome.Finished());
    }

    private JobOutcome outcome(Command command) {
        try {
            return engine.commands()
                    .submit(command, ADMIN)
                    .outcome()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(command + " has no outcome", e);
        }
    }

    /** Runs it while something goes wrong; whether it finished. */
    boolean run(Command command, Trouble trouble) {
        engine.stop();
        engine = start(trouble);
        return outcome(command) instanceof JobOutcome.Finished;
    }

    /** Runs it while an engine dies and is started again; whether it finished. */
    boolean survive(Command command, Accident accident) throws InterruptedException {
        engine.stop();
        engine = start(accident.happens());
        engine.dieOf(command, ADMIN);
        if (accident.kind() == Accident.Kind.ANSWER_FORGOTTEN) {
            host.restart(false);
        }
        engine = start(Trouble.NONE);
        until(() -> lastJob() != JobStatus.STARTED);
        return lastJob() == JobStatus.FINISHED;
    }

    private JobStatus lastJob() {
        var jobs = inventory().list(Job.class, Where.all().orderBy("started"));
        return jobs.get(jobs.size() - 1).status();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(5);
        }
    }

    /** What could not be removed at its time is tried again. */
    void sweep() {
        host.expect(Trouble.NONE);
        Handlers.leftIn(store).sweep(new Preparing(host));
    }

    void requireNoLocks() {
        assertThat(inventory().count(ObjectLock.class, Where.all())).as("locks").isZero();
    }

    /** Forgets everything, for the next scene. */
    @Override
    public void close() throws SQLException {
        engine.stop();
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var table : List.of("disk", "vm", "storage_domain", "host", "job", "object_lock")) {
                statement.execute("delete from " + table);
            }
            statement.execute("delete from template where id <> '" + TemplateId.BLANK + "'");
            connection.commit();
        }
    }
}
