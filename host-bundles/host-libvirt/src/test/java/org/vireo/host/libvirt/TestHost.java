package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vireo.host.domainxml.LibvirtDomainRenderer;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.domain.DomainRenderer;
import org.vireo.model.OperationId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;

/** The components of this bundle, put together as the service registry would. */
final class TestHost implements AutoCloseable, HostDirectories {
    final RecordedReports reports = new RecordedReports();
    final LibvirtConnection connection;
    final DomainHooks hooks = new DomainHooks();
    final DomainWatch watch;
    final DomainActions actions;
    final KvmProbe probe;
    final MarkedStorage marks = new MarkedStorage();
    final LiveBackups backups;
    private final LiveMemory moments;
    private final BackupWatch backupWatch;
    private final Path state;
    private final List<OperationHandler<?, ?>> handlers;

    TestHost(Map<String, Object> given, Path state, DomainRenderer renderer) {
        LibvirtSettings settings = TestSettings.of(given);
        this.state = state;
        connection = new LibvirtConnection(settings);
        var media = new MediaMaker(this, settings);
        watch = new DomainWatch(connection, reports, this, hooks, media, settings);
        actions = new DomainActions(connection, watch, hooks);
        probe = new KvmProbe(connection, settings);
        var devices = new LiveDevices(actions, new LibvirtDomainRenderer());
        var sources = new DiskSources(connection);
        var images = new LiveImages(devices, sources);
        sources.addDriver(marks);
        var surroundings = new Surroundings(new LibvirtDomainRenderer(), probe, settings);
        moments = new LiveMemory(actions, images, sources, settings);
        var mirrors = new Mirrors(devices, sources);
        backups = new LiveBackups(actions, this, settings);
        backupWatch = new BackupWatch(backups, settings);
        handlers = List.of(
                new MirrorDiskHandler(mirrors),
                new TurnDiskHandler(mirrors),
                new EndMirrorHandler(mirrors),
                new BeginBackupHandler(backups),
                new LookAtBackupHandler(backups),
                new EndBackupHandler(backups),
                new DropCheckpointsHandler(backups),
                new SnapshotDisksHandler(images),
                new KeepMomentHandler(moments),
                new ReturnHandler(actions, surroundings, media, sources),
                new LookForImagesHandler(images),
                new MergeImageHandler(images),
                new FlushDiskHandler(images),
                new PlugDiskHandler(devices, sources),
                new UnplugDiskHandler(devices),
                new PlugNicHandler(devices),
                new UnplugNicHandler(devices),
                new ChangeNicHandler(devices),
                new ChangeDiscHandler(devices, sources),
                new PlugMemoryHandler(devices),
                new SetCpusHandler(devices),
                new FreezeHandler(devices),
                new ThawHandler(devices),
                new StartHandler(actions, renderer, probe, media, sources, settings),
                new StopHandler(actions),
                new ResetHandler(actions),
                new PauseHandler(actions),
                new ResumeHandler(actions),
                new ShutdownHandler(actions),
                new RebootHandler(actions),
                new SuspendHandler(actions),
                new ForgetSavedHandler(actions),
                new TicketHandler(actions),
                new ListHandler(watch));
    }

    <R extends HostReply> R ask(HostRequest<R> request) {
        for (OperationHandler<?, ?> handler : handlers) {
            if (handler.request().isInstance(request)) {
                return answer(handler, request);
            }
        }
        throw new AssertionError("nobody answers " + request);
    }

    @SuppressWarnings("unchecked")
    private static <Q extends HostRequest<R>, R extends HostReply> R answer(
            OperationHandler<?, ?> handler, HostRequest<R> request) {
        var call = new HostCall(OperationId.random(), Instant.now().plusSeconds(60));
        return ((OperationHandler<Q, R>) handler).handle((Q) request, call);
    }

    /** As libvirt has it. */
    RunState state(VmId vm) {
        return connection.call(session -> session.ask(vm, DomainHandle::state)).orElseThrow();
    }

    @Override
    public Path state(String area) {
        try {
            return Files.createDirectories(state.resolve(area));
        } catch (IOException e) {
            throw new AssertionError("no directory for " + area, e);
        }
    }

    @Override
    public Path imports() {
        return state("imports");
    }

    @Override
    public void close() {
        backupWatch.close();
        moments.close();
        actions.close();
        watch.close();
        connection.close();
        hooks.close();
    }
}
