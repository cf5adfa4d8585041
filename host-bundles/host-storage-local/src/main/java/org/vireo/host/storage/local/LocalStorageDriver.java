package org.vireo.host.storage.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.FilePlace;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.QemuImg;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;

/** Storage domains in a directory of this host. Thread-safe. */
@Component(service = StorageDriver.class, property = "vireo.type=localfs", configurationPid = LocalStorageSettings.PID)
@Designate(ocd = LocalStorageSettings.class)
public final class LocalStorageDriver extends DirectoryDriver {
    /** Ready at once. */
    @Activate
    public LocalStorageDriver(LocalStorageSettings settings) {
        super(new QemuImg(settings.qemu__img(), settings.prlimit(), Clock.systemUTC()));
    }

    LocalStorageDriver(QemuImg qemuImg) {
        super(qemuImg);
    }

    @Override
    public String type() {
        return "localfs";
    }

    @Override
    protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> work) {
        return work.apply(new FilePlace(StoragePath.of(target)));
    }

    /** The directory itself may be made later. */
    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        Path path = StoragePath.of(target);
        Path place = path;
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        StorageSpace space = Attempt.to("look at " + path, new FilePlace(place)::space);
        String problem = "";
        if (!Files.isDirectory(place)) {
            problem = place + " is not a directory";
        } else if (!Files.isWritable(place)) {
            problem = place + " is not writable";
        }
        var existing = existing(new FilePlace(path), target);
        return new StorageProbed(problem.isEmpty(), problem, existing, space.total(), space.available());
    }
}
