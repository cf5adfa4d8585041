package org.vireo.host.storage.nfs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vireo.host.spi.HostCall;
import org.vireo.host.volumes.MountSource;
import org.vireo.host.volumes.MountedPlaces;
import org.vireo.host.volumes.Mounts;
import org.vireo.host.volumes.Place;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.FileDisk;

/** Mounts, one for each domain. They are soft, so that what waits for a server ends. Thread-safe. */
final class KernelWay implements Way {
    private final MountedPlaces places;
    private final String why;

    KernelWay(Mounts mounts, String why) {
        places = new MountedPlaces(mounts, "vireo-nfs");
        this.why = why;
    }

    @Override
    public <T> T at(NfsTarget target, StorageDomainId domain, HostCall call, Function<Place, T> work) {
        return places.at(source(target), domain, call, work);
    }

    private static MountSource source(NfsTarget target) {
        var options = new ArrayList<>(List.of("soft"));
        if (!target.options().contains("sharecache")) {
            options.add("nosharecache");
        }
        options.add("timeo=" + target.timeout().toMillis() / 100);
        options.add("retrans=" + target.retrans());
        if (!target.version().isEmpty()) {
            options.add("vers=" + target.version());
        }
        options.addAll(target.options());
        return new MountSource("nfs", target.source(), options);
    }

    @Override
    public void leave(StorageDomainId domain, HostCall call) {
        places.leave(domain, call);
    }

    @Override
    public DiskSource open(NfsImage image, HostCall call) {
        // told one by one, for a host without NFS in its kernel may have written names of QEMU's into the images
        return at(
                image.target(),
                image.domain(),
                call,
                place -> image.layered(place, layer -> new FileDisk(place.image(layer.file()), layer.format())));
    }

    @Override
    public String why() {
        return why;
    }

    /** Mounts stay: guests go on. */
    @Override
    public void close() {
        places.close();
    }
}
