package org.vireo.host.images;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.protocol.vm.DiskSource;

/** Asks the storage drivers how this host opens what the engine named. Thread-safe. */
@Component(service = Sources.class)
public final class Sources {
    private final List<StorageDriver> drivers = new CopyOnWriteArrayList<>();

    /** One more. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDriver(StorageDriver driver) {
        drivers.add(driver);
    }

    /** One less. */
    public void removeDriver(StorageDriver driver) {
        drivers.remove(driver);
    }

    /** The source as this host opens it. */
    public DiskSource open(DiskSource source, HostCall call) {
        DiskSource opened = source;
        for (var driver : drivers) {
            opened = driver.open(opened, call);
        }
        return opened;
    }
}
