package org.vireo.host.storage.ceph;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.host.storage.ceph.CephSession.CephLibraries;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.QemuImg;
import org.vireo.host.volumes.TimedWork;
import org.vireo.host.volumes.VolumeError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/**
 * Storage domains in pools of Ceph, one in a pool: librados and librbd for what describes them, QEMU's own driver for images. Nothing is
 * mounted or mapped. Thread-safe.
 */
@Component(service = StorageDriver.class, property = "vireo.type=rbd", configurationPid = CephStorageSettings.PID)
@Designate(ocd = CephStorageSettings.class)
public final class CephStorageDriver extends DirectoryDriver {
    private final Path run;
    private final TimedWork work = new TimedWork("vireo-ceph");
    /** Of domains that are in use here: the keys that guests' disks need. Never written down. */
    private final Map<StorageDomainId, CephTarget> attached = new ConcurrentHashMap<>();

    private volatile CephLibraries libraries;

    /** Ready at once; the libraries of Ceph are loaded when a domain is first used. */
    @Activate
    public CephStorageDriver(CephStorageSettings settings) {
        super(new QemuImg(settings.qemu__img(), settings.prlimit(), Clock.systemUTC()));
        run = Path.of(settings.run());
    }

    /** Gives up what waits for a cluster. */
    @Deactivate
    public void close() {
        work.close();
    }

    @Override
    public String type() {
        return "rbd";
    }

    @Override
    protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> task) {
        return at(CephTarget.of(target.settings()), call, task);
    }

    private <T> T at(CephTarget target, HostCall call, Function<Place, T> task) {
        return work.inTime(target.toString(), call, () -> {
            try (var session = Attempt.to(
                            "reach " + target, () -> CephSession.open(libraries(), target, call.deadline()));
                    var configuration = new CephConfiguration(run, target, call.deadline())) {
                return task.apply(new CephPlace(session, configuration));
            }
        });
    }

    private CephLibraries libraries() {
        if (libraries == null) {
            try {
                libraries = CephLibraries.load();
            } catch (UnsatisfiedLinkError e) {
                throw new VireoException(
                        VolumeError.STORAGE_FAILED,
                        "this host lacks the libraries of Ceph (packages librados2 and librbd1)",
                        e);
            }
        }
        return libraries;
    }

    @Override
    public StorageSpace attach(StorageTarget target, boolean format, HostCall call) {
        var space = super.attach(target, format, call);
        attached.put(target.domain(), CephTarget.of(target.settings()));
        return space;
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        super.detach(target, wipe, call);
        attached.remove(target.domain());
    }

    @Override
    public DiskSource open(DiskSource source, HostCall call) {
        return CephImage.of(source).map(image -> open(image, call)).orElse(source);
    }

    private DiskSource open(CephImage image, HostCall call) {
        var target = attached.get(image.domain());
        if (target == null) {
            throw new VireoException(
                    VolumeError.UNREACHABLE,
                    "cannot open disk " + image.disk() + ": storage domain " + image.domain()
                            + " is not attached to this host");
        }
        return at(target, call, place -> {
            var disks = layers(place, image.domain(), image.disk()).stream()
                    .<DiskSource>map(layer -> image.named(target, layer))
                    .toList();
            return new LayeredDisk(disks.get(0), disks.subList(1, disks.size()));
        });
    }

    @Override
    public Optional<byte[]> secret(NetworkDisk disk) {
        return CephImage.domain(disk)
                .map(attached::get)
                .map(target -> Base64.getDecoder().decode(target.key()));
    }
}
