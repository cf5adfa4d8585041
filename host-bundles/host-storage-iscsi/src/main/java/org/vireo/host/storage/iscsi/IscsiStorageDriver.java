package org.vireo.host.storage.iscsi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.QemuImg;
import org.vireo.host.volumes.TimedWork;
import org.vireo.host.volumes.UnreachableException;
import org.vireo.host.volumes.VolumeError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/**
 * Storage domains on LUNs of iSCSI, one on a LUN: libiscsi for the catalogue, QEMU's own driver for images. The kernel has no part in it.
 * Thread-safe.
 */
@Component(service = StorageDriver.class, property = "vireo.type=iscsi", configurationPid = IscsiStorageSettings.PID)
@Designate(ocd = IscsiStorageSettings.class)
public final class IscsiStorageDriver extends DirectoryDriver {
    private static final Logger LOG = LoggerFactory.getLogger(IscsiStorageDriver.class);

    private final SecureRandom random = new SecureRandom();
    private final Path run;
    private final String initiator;
    private final IscsiLibraries libraries = new IscsiLibraries();
    private final TimedWork work = new TimedWork("vireo-iscsi");
    /** Of domains, and of disks that are LUNs, in use here: the passwords that guests' disks need. Never written down. */
    private final Map<StorageDomainId, IscsiTarget> attached = new ConcurrentHashMap<>();

    /** To targets that somebody looks at, by name and portal. Never written down. */
    private final Map<String, IscsiTarget> logins = new ConcurrentHashMap<>();

    /** Ready at once; libiscsi is loaded when a domain is first used. */
    @Activate
    public IscsiStorageDriver(IscsiStorageSettings settings) {
        // nothing guards room on a LUN against a program that outlives its agent
        super(new QemuImg(
                List.of(settings.setpriv(), "--pdeathsig", "KILL", "--", settings.qemu__img()),
                settings.prlimit(),
                Clock.systemUTC()));
        run = Path.of(settings.run());
        initiator = settings.initiator();
    }

    /** Gives up what waits for a target. */
    @Deactivate
    public void close() {
        work.close();
    }

    @Override
    public String type() {
        return "iscsi";
    }

    @Override
    protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> task) {
        return in(IscsiTarget.of(target.settings()), call, task::apply);
    }

    private <T> T in(IscsiTarget target, HostCall call, Function<IscsiPlace, T> task) {
        return work.inTime(target.toString(), call, () -> {
            try (var session = Attempt.to("reach " + target, () -> begin(target, call));
                    var images = new IscsiImages(run, initiator, target);
                    var catalogue = new LunCatalogue(session, lock(session, call))) {
                return task.apply(new IscsiPlace(session, catalogue, images, call.deadline()));
            }
        });
    }

    private IscsiSession begin(IscsiTarget target, HostCall call) throws IOException {
        return IscsiSession.open(libraries.get(), target, identity(), call.deadline());
    }

    private int identity() {
        return random.nextInt(IscsiLogin.MOST_IDENTITY + 1);
    }

    private LunLock lock(IscsiSession session, HostCall call) {
        return new LunLock(session, number -> end(session.target(), number, call), call.deadline());
    }

    /** Ends a session that another host has, or had, by beginning one of its number. */
    private void end(IscsiTarget target, int identity, HostCall call) throws IOException {
        LOG.warn("A session that changed {} was stopped in the middle; it is ended", target);
        IscsiSession.open(libraries.get(), target, identity, call.deadline()).close();
    }

    /** Refuses a target that lets a host go on which was ended: two could then change a domain at once. */
    private void requireFence(IscsiTarget target, HostCall call) {
        work.inTime(target.toString(), call, () -> {
            Attempt.run("use " + target, () -> {
                try (var first = begin(target, call)) {
                    end(first, target, call);
                }
            });
            return true;
        });
    }

    private void end(IscsiSession first, IscsiTarget target, HostCall call) throws IOException {
        try (var second = IscsiSession.open(libraries.get(), target, first.identity(), call.deadline())) {
            first.read(0, first.block());
            throw new FileSystemException(
                    second.target().toString(),
                    null,
                    "the target does not end a session when another of the same name begins, as hosts need it to");
        } catch (UnreachableException e) {
            LOG.debug("{} ends sessions as it should", target, e);
        }
    }

    @Override
    public StorageSpace attach(StorageTarget target, boolean format, HostCall call) {
        requireFence(IscsiTarget.of(target.settings()), call);
        var space = super.attach(target, format, call);
        attached.put(target.domain(), IscsiTarget.of(target.settings()));
        return space;
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        super.detach(target, wipe, call);
        attached.remove(target.domain());
    }

    @Override
    public List<FoundTarget> targets(StorageTarget server, HostCall call) {
        var who = IscsiTarget.around(server.settings());
        return work.inTime(
                "iSCSI server at " + who.portal(),
                call,
                () -> Attempt.to(
                        "ask iSCSI server at " + who.portal() + " for its targets",
                        () -> new IscsiServer(libraries.get(), who).targets(call.deadline())));
    }

    @Override
    public void logIn(StorageTarget target, HostCall call) {
        var login = IscsiTarget.around(target.settings());
        work.inTime(login.toString(), call, () -> {
            Attempt.run(
                    "log in to " + login.name() + " at " + login.portal(),
                    () -> IscsiLogin.open(libraries.get(), login, identity(), call.deadline())
                            .close());
            return true;
        });
        logins.put(login.name() + " " + login.portal(), login);
    }

    @Override
    public List<FoundLun> luns(StorageTarget target, HostCall call) {
        if (target.settings().containsKey("target")) {
            return luns(IscsiTarget.around(target.settings()), call);
        }
        return logins.values().stream().flatMap(login -> known(login, call)).toList();
    }

    private Stream<FoundLun> known(IscsiTarget login, HostCall call) {
        try {
            return luns(login, call).stream();
        } catch (VireoException e) {
            LOG.info("{} is not listed: {}", login, e.getMessage());
            return Stream.empty();
        }
    }

    private List<FoundLun> luns(IscsiTarget target, HostCall call) {
        return work.inTime(
                target.toString(),
                call,
                () -> Attempt.to(
                        "list the LUNs of " + target.name() + " at " + target.portal(),
                        () -> new IscsiLuns(libraries.get(), target, this::identity, call.deadline()).all()));
    }

    @Override
    public FoundLun openLun(StorageTarget target, HostCall call) {
        var lun = IscsiTarget.of(target.settings());
        var found = work.inTime(
                lun.toString(),
                call,
                () -> Attempt.to(
                        "open " + lun,
                        () -> new IscsiLuns(libraries.get(), lun, this::identity, call.deadline()).one()));
        attached.put(target.domain(), lun);
        return found;
    }

    @Override
    public DiskSource open(DiskSource source, HostCall call) {
        return IscsiImage.of(source).map(image -> open(image, call)).orElse(source);
    }

    private DiskSource open(IscsiImage image, HostCall call) {
        var target = attached.get(image.domain());
        if (target == null) {
            throw new VireoException(
                    VolumeError.UNREACHABLE,
                    "cannot open disk " + image.disk() + ": storage domain " + image.domain()
                            + " is not attached to this host");
        }
        return in(target, call, place -> {
            var disks = layers(place, image.domain(), image.disk()).stream()
                    .<DiskSource>map(layer -> image.at(target, layer, place.find(layer.file())))
                    .toList();
            return new LayeredDisk(disks.get(0), disks.subList(1, disks.size()));
        });
    }

    @Override
    public Optional<byte[]> secret(NetworkDisk disk) {
        return IscsiImage.domain(disk)
                .map(attached::get)
                .map(target -> target.password().getBytes(StandardCharsets.US_ASCII));
    }
}
