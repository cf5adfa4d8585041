package org.vireo.host.storage.nfs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.Mounts;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.Program;
import org.vireo.host.volumes.QemuImg;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskSource;

/**
 * Storage domains on NFS servers. Where the kernel has an NFS client they are mounted and disks are files; elsewhere libnfs and QEMU
 * reach the server by themselves. Both leave the same on the server, so hosts of both kinds share a domain. Thread-safe.
 */
@Component(service = StorageDriver.class, property = "vireo.type=nfs", configurationPid = NfsStorageSettings.PID)
@Designate(ocd = NfsStorageSettings.class)
public final class NfsStorageDriver extends DirectoryDriver {
    private static final Logger LOG = LoggerFactory.getLogger(NfsStorageDriver.class);

    private final Way way;

    /** Ready at once; looks whether the kernel has NFS, for which it may load a module of it. */
    @Activate
    public NfsStorageDriver(NfsStorageSettings settings) {
        super(new QemuImg(settings.qemu__img(), settings.prlimit(), Clock.systemUTC()));
        way = way(settings);
        LOG.info("NFS servers are {}", way.why());
    }

    private static Way way(NfsStorageSettings settings) {
        return switch (settings.way()) {
            case "kernel" -> kernel(settings, "mounted, as the configuration wants it");
            case "user" -> new UserWay("reached without the kernel, as the configuration wants it");
            case "auto" -> {
                Optional<String> obstacle = KernelProbe.obstacle();
                yield obstacle.isPresent()
                        ? new UserWay("reached without the kernel: " + obstacle.get())
                        : kernel(settings, "mounted");
            }
            default ->
                throw new IllegalArgumentException(
                        NfsStorageSettings.PID + ": way must be kernel, user or auto, not '" + settings.way() + "'");
        };
    }

    private static Way kernel(NfsStorageSettings settings, String why) {
        var mounts =
                new Mounts(Path.of(settings.mounts()), new Program(settings.mount()), new Program(settings.umount()));
        return new KernelWay(mounts, why);
    }

    /** What is mounted stays: guests go on. */
    @Deactivate
    public void close() {
        way.close();
    }

    @Override
    public String type() {
        return "nfs";
    }

    @Override
    protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> work) {
        return way.at(NfsTarget.of(target.settings()), target.domain(), call, work);
    }

    /** What is only looked at is not kept mounted. */
    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        var probed = super.probe(target, call);
        if (!probed.existing().equals(Optional.of(target.domain()))) {
            way.leave(target.domain(), call);
        }
        return probed;
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        super.detach(target, wipe, call);
        way.leave(target.domain(), call);
    }

    @Override
    public DiskSource open(DiskSource source, HostCall call) {
        return NfsImage.of(source).map(image -> way.open(image, call)).orElse(source);
    }

    static List<Place.Layer> chain(Place place, StorageDomainId domain, DiskId disk) {
        return layers(place, domain, disk);
    }
}
