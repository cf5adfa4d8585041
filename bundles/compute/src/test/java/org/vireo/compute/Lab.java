package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.Job;
import org.vireo.inventory.Nic;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
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
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.JobStatus;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.model.VnicProfileId;
import org.vireo.protocol.vm.MigrationLimits;

/** An engine with compute on a real database, a real runner, and hosts that are played. */
final class Lab implements AutoCloseable {
    static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    static final VnicProfileId PROFILE = VnicProfileId.of("0000000a-000a-000a-000a-000000000398");
    static final Caller ADMIN = Caller.engine("request-7");

    final TestStore store;
    final PlayedHosts hosts = new PlayedHosts(this::report);
    final PlayedVolumes volumes;
    final PlayedPorts ports;
    final PlayedScheduler scheduler = new PlayedScheduler();
    final KeptEvents events = new KeptEvents();
    final StorageDomainId domain = StorageDomainId.random();
    private final PropertyBook properties;
    final AtomicReference<Commands> runner = new AtomicReference<>();
    LaunchSettings settings = new LaunchSettings(3, Duration.ofSeconds(3), Duration.ofSeconds(3));
    MigrationSettings migration = new MigrationSettings(new MigrationLimits(0, 300, false), Duration.ofSeconds(5));
    TestRunner engine;
    Projector projector;
    Fleet fleet;
    VmConsoles consoles;
    VmSerialConsoles serial;
    boolean permitted = true;
    private HostInquiry inquiry;

    Lab(TestStore store) {
        this.store = store;
        this.volumes = new PlayedVolumes(store);
        this.ports = new PlayedPorts(store);
        this.properties =
                new PropertyBook(store.inventory(), Map.of("user_defined", "colour=^(red|blue)$;size=[0-9]+"));
        addDomain();
    }

    /** Events in memory. */
    static final class KeptEvents implements Events {
        private final ConcurrentLinkedQueue<Event> all = new ConcurrentLinkedQueue<>();

        @Override
        public void record(Event event) {
            all.add(event);
        }

        @Override
        public long recordExternal(Event event, String origin, int customId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<KeptEvent> list(Query query) {
            throw new UnsupportedOperationException();
        }

        List<Integer> codes() {
            return all.stream().map(Event::code).toList();
        }

        List<String> messages() {
            return all.stream().map(Event::message).toList();
        }

        List<Event> of(int code) {
            return all.stream().filter(event -> event.code() == code).toList();
        }
    }

    Lab start() {
        return start(place -> {});
    }

    /** @param death told of each place where the engine could die */
    Lab start(java.util.function.Consumer<String> death) {
        var inventory = store.inventory();
        var transactions = store.transactions();
        projector = new Projector(inventory, transactions, events, later());
        inquiry = new HostInquiry(projector);
        inquiry.bindLink(hosts);
        fleet = new Fleet(inventory, transactions, events, inquiry);
        consoles = new VmConsoles(inventory, transactions, (caller, permit) -> true, inquiry);
        serial = new VmSerialConsoles(inventory, transactions, (caller, permit) -> permitted, inquiry, events);
        engine = new TestRunner(inventory, transactions, hosts, store.sealer(), handlers(), death);
        runner.set(engine.commands());
        return this;
    }

    private List<CommandHandler<?>> handlers() {
        var launch = new LaunchTools(
                store.inventory(),
                store.transactions(),
                scheduler,
                volumes,
                ports,
                events,
                settings,
                migration,
                Clock.systemUTC());
        var power = new PowerTools(store.inventory(), store.transactions(), events);
        var all = new ArrayList<CommandHandler<?>>(List.of(
                new StartVmHandler(launch),
                new MigrateVmHandler(launch),
                new CancelMigrationHandler(launch),
                new StopVmHandler(power),
                new ShutdownVmHandler(power),
                new RebootVmHandler(power),
                new ResetVmHandler(power),
                new SuspendVmHandler(power),
                new PauseVmHandler(power),
                new ResumeVmHandler(power)));
        var copies = new DiskCopies(store.inventory(), volumes);
        var removals = new DiskRemovals(store.inventory(), volumes);
        all.addAll(List.of(
                new AddVmHandler(
                        store.inventory(), copies, new PlayedFirstDisks(store, volumes), ports, properties, events),
                new UpdateVmHandler(
                        store.inventory(),
                        properties,
                        new LiveSettings(store.inventory(), store.transactions(), events),
                        events),
                new CloneVmHandler(store.inventory(), copies, ports, events),
                cloningSnapshots(),
                new LoadDiscHandler(power, volumes),
                new FreezeVmHandler(power),
                new ThawVmHandler(power),
                new RemoveVmHandler(store.inventory(), removals, ports, events),
                new AddTemplateHandler(
                        store.inventory(), copies, new FrozenCopies(store.inventory(), volumes, copies), ports, events),
                new UpdateTemplateHandler(store.inventory(), events),
                new RemoveTemplateHandler(store.inventory(), removals, ports, events)));
        return all;
    }

    CloneSnapshotHandler cloningSnapshots() {
        var copies = new DiskCopies(store.inventory(), volumes);
        return new CloneSnapshotHandler(
                store.inventory(), new FrozenCopies(store.inventory(), volumes, copies), ports, properties, events);
    }

    /** The projector wakes whichever runner is there. */
    private Commands later() {
        return new Commands() {
            @Override
            public Submission submit(Command command, Caller caller) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void somethingChanged() {
                var now = runner.get();
                if (now != null) {
                    now.somethingChanged();
                }
            }
        };
    }

    private void report(HostId host, long sequence, org.vireo.protocol.HostReport report) {
        projector.receive(host, sequence, Clock.systemUTC().instant(), report);
    }

    Submission submit(Command command) {
        return engine.commands().submit(command, ADMIN);
    }

    JobOutcome run(Command command) throws Exception {
        return submit(command).outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    void change(Runnable work) {
        store.transactions().run(work);
    }

    Vm vm(VmId id) {
        return store.inventory().get(Vm.class, id);
    }

    VmStatus status(VmId id) {
        return vm(id).status();
    }

    long locks() {
        return store.inventory().count(ObjectLock.class, Where.all());
    }

    JobStatus lastJob() {
        var jobs = store.inventory().list(Job.class, Where.all().orderBy("started"));
        return jobs.get(jobs.size() - 1).status();
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private void addDomain() {
        change(() -> {
            var row = new StorageDomain(domain);
            row.setName("data-" + domain);
            row.setType("local");
            row.setRole(StorageDomainRole.DATA);
            row.setDataCenterId(Optional.of(CENTER));
            row.setStatus(StorageDomainStatus.ACTIVE);
            store.inventory().add(row);
        });
    }

    HostId addHost(String name) {
        var id = HostId.random();
        change(() -> {
            var row = new Host(id);
            row.setName(name + "-" + id);
            row.setAddress(name);
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            store.inventory().add(row);
        });
        scheduler.order.add(id);
        return id;
    }

    VmId addVm(VmStatus status) {
        var id = VmId.random();
        change(() -> {
            var row = new Vm(id);
            row.setName("vm-" + id);
            row.setClusterId(CLUSTER);
            row.setTemplateId(TemplateId.BLANK);
            row.setOriginalTemplateId(TemplateId.BLANK);
            row.setStatus(status);
            row.setSettings(VmSettings.BLANK);
            row.setCreated(Clock.systemUTC().instant());
            store.inventory().add(row);
        });
        return id;
    }

    /** A virtual machine with a disk and a network interface. */
    VmId addFullVm() {
        var id = addVm(VmStatus.DOWN);
        addDisk(Optional.of(id), Optional.empty());
        change(() -> {
            var nic = new Nic(NicId.random());
            nic.setName("nic1");
            nic.setVmId(Optional.of(id));
            nic.setVnicProfileId(Optional.of(PROFILE));
            nic.setMac("56:6f:00:00:00:01");
            nic.setModel(NicModel.VIRTIO);
            nic.setLinked(true);
            nic.setPlugged(true);
            store.inventory().add(nic);
        });
        return id;
    }

    DiskId addDisk(Optional<VmId> vm, Optional<TemplateId> template) {
        var id = DiskId.random();
        change(() -> {
            var disk = new Disk(id);
            disk.setName("disk1");
            disk.setStatus(DiskStatus.OK);
            disk.setStorageDomainId(Optional.of(domain));
            disk.setFormat(DiskFormat.COW);
            disk.setSize(ByteSize.ofGiB(1));
            disk.setSparse(true);
            disk.setContentType("data");
            disk.setCreated(Clock.systemUTC().instant());
            store.inventory().add(disk);
            var attachment = new DiskAttachment(UUID.randomUUID());
            attachment.setDiskId(id);
            attachment.setVmId(vm);
            attachment.setTemplateId(template);
            attachment.setAttachment(DiskInterface.VIRTIO);
            attachment.setBootable(true);
            attachment.setActive(true);
            store.inventory().add(attachment);
        });
        volumes.images.add(id);
        return id;
    }

    Set<Integer> seen() {
        return Set.copyOf(events.codes());
    }

    Template template(TemplateId id) {
        return store.inventory().get(Template.class, id);
    }

    @Override
    public void close() {
        engine.stop();
        fleet.stop();
    }
}
