package org.vireo.engine.api.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.TargetList.FoundTarget;

/** Which types of storage can be used now. Thread-safe. */
@ProviderType
public interface StorageTypes {
    /** Whether a backend of the type is installed; objects of other types show as unavailable. */
    boolean installed(String type);

    /** All that can be used, by type. Answers at once. */
    default List<StorageKind> kinds() {
        return List.of();
    }

    /**
     * Looks through a host which storage domain there is in a place; none when there is none that is whole. Blocks for two minutes at most:
     * one for the host to get the driver, which it may lack when it has just come up.
     *
     * @throws org.vireo.model.VireoException when the host or the place cannot be looked at
     */
    default Optional<StorageDomainId> existing(
            String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        return Optional.empty();
    }

    /**
     * Has a host ask a server of block storage for its targets. Blocks for two minutes at most:
     * one for the host to get the driver, which it may lack when it has just come up.
     *
     * @throws org.vireo.model.VireoException when the host or the server cannot be asked
     */
    default List<FoundTarget> targets(
            String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        return List.of();
    }

    /** Has a host reach a target and keep what that takes, as long as its agent runs. As {@link #targets} otherwise. */
    default void logIn(String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {}

    /** LUNs of a target, or of all that a host is logged in to when no target is named. As {@link #targets} otherwise. */
    default List<FoundLun> luns(String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        return List.of();
    }

    /** A host that is up and has the driver for a type; none if there is none. */
    default Optional<HostId> host(String type) {
        return Optional.empty();
    }
}
