package org.vireo.host.storage.posix;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.MountedPlaces;
import org.vireo.host.volumes.Mounts;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.Program;
import org.vireo.host.volumes.QemuImg;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;

/**
 * Storage domains on file systems that this host mounts as it is told: type, source and options. Disks are files below the mount.
 * Thread-safe.
 */
@Component(service = StorageDriver.class, property = "vireo.type=posixfs", configurationPid = PosixStorageSettings.PID)
@Designate(ocd = PosixStorageSettings.class)
public final class PosixStorageDriver extends DirectoryDriver {
    private final MountedPlaces places;

    /** Ready at once. */
    @Activate
    public PosixStorageDriver(PosixStorageSettings settings) {
        super(new QemuImg(settings.qemu__img(), settings.prlimit(), Clock.systemUTC()));
        places = new MountedPlaces(
                new Mounts(Path.of(settings.mounts()), new Program(settings.mount()), new Program(settings.umount())),
                "vireo-posix");
    }

    /** What is mounted stays: guests go on. */
    @Deactivate
    public void close() {
        places.close();
    }

    @Override
    public String type() {
        return "posixfs";
    }

    @Override
    protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> work) {
        return places.at(PosixTarget.of(target.settings()).source(), target.domain(), call, work);
    }

    /** What is only looked at is not kept mounted. */
    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        var probed = super.probe(target, call);
        if (!probed.existing().equals(Optional.of(target.domain()))) {
            places.leave(target.domain(), call);
        }
        return probed;
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        super.detach(target, wipe, call);
        places.leave(target.domain(), call);
    }

    @Override
    public DiskSource open(DiskSource source, HostCall call) {
        return PosixImage.of(source).map(image -> open(image, call)).orElse(source);
    }

    private DiskSource open(PosixImage image, HostCall call) {
        return places.at(image.domain(), call, place -> {
            var files = layers(place, image.domain(), image.disk()).stream()
                    .<DiskSource>map(layer -> new FileDisk(place.image(layer.file()), layer.format()))
                    .toList();
            return new LayeredDisk(files.get(0), files.subList(1, files.size()));
        });
    }
}
