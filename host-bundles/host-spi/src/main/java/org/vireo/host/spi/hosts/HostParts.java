package org.vireo.host.spi.hosts;

import java.util.List;
import java.util.Objects;
import org.vireo.host.spi.CapabilitySource;
import org.vireo.host.spi.LinkListener;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.storage.StorageDriver;

/**
 * What one further host is made of. Immutable.
 *
 * @param address under which it wants to be adopted; empty means any
 * @param capabilities what it is
 * @param handlers of every verb but those of host, storage and network, which the agent answers by the drivers
 * @param storage drivers, one for each type
 * @param networks drivers, one for each type
 * @param listener told when the link comes up
 */
public record HostParts(
        String address,
        CapabilitySource capabilities,
        List<OperationHandler<?, ?>> handlers,
        List<StorageDriver> storage,
        List<NetworkDriver> networks,
        LinkListener listener) {
    /** Refuses missing values. */
    public HostParts {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(capabilities, "capabilities");
        handlers = List.copyOf(handlers);
        storage = List.copyOf(storage);
        networks = List.copyOf(networks);
        Objects.requireNonNull(listener, "listener");
    }
}
