package org.vireo.host.storage.nfs;

import java.util.function.Function;
import org.vireo.host.spi.HostCall;
import org.vireo.host.volumes.Place;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.vm.DiskSource;

/** How this host reaches servers. Thread-safe. */
interface Way extends AutoCloseable {
    /** Opens the place for one piece of work, which ends with the call's deadline. */
    <T> T at(NfsTarget target, StorageDomainId domain, HostCall call, Function<Place, T> work);

    /** Ends what is kept up for a domain; while it is in use it stays. */
    void leave(StorageDomainId domain, HostCall call);

    /** How a hypervisor of this host opens an image. */
    DiskSource open(NfsImage image, HostCall call);

    /** The end of a sentence for people that begins "NFS servers are". */
    String why();

    @Override
    void close();
}
