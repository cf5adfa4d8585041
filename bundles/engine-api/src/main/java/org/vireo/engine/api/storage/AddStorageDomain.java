package org.vireo.engine.api.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;

/**
 * Adds a storage domain; its layout is made through a host, unless it is there already. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param type kind of backend
 * @param role what it will hold
 * @param settings for the backend
 * @param host through which
 * @param secrets further settings that are never shown
 * @param existing whether it is there already, with what lies in it: then nothing is made
 * @param backup whether it is to hold copies only, from which no virtual machine runs
 */
public record AddStorageDomain(
        StorageDomainId id,
        Details details,
        String type,
        StorageDomainRole role,
        Map<String, String> settings,
        HostId host,
        Map<String, Secret> secrets,
        boolean existing,
        boolean backup)
        implements Command {
    /** Refuses missing values. */
    public AddStorageDomain {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(role, "role");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(host, "host");
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** Without secrets. */
    public AddStorageDomain(
            StorageDomainId id,
            Details details,
            String type,
            StorageDomainRole role,
            Map<String, String> settings,
            HostId host) {
        this(id, details, type, role, settings, host, Map.of(), false, false);
    }
}
