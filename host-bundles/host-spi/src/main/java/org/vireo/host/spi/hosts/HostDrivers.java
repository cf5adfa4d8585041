package org.vireo.host.spi.hosts;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.storage.StorageDriver;

/** The drivers of a further host, which may come and go while it is open; the engine is told of it. Thread-safe. */
@ProviderType
public interface HostDrivers {
    /** One more; takes the place of one of the same type. */
    void addStorage(StorageDriver driver);

    /** One less; none is fine. */
    void removeStorage(StorageDriver driver);

    /** One more; takes the place of one of the same type. */
    void addNetwork(NetworkDriver driver);

    /** One less; none is fine. */
    void removeNetwork(NetworkDriver driver);
}
