package org.vireo.storage.ovf;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VmSettings;
import org.vireo.model.VnicProfileId;

/**
 * A snapshot that a user took, as a storage domain tells of it. Memory is not told of: it stays with the engine and host that saved it.
 * Immutable.
 *
 * @param id which
 * @param description free text
 * @param created when it was taken
 * @param settings at that time
 * @param devices network interfaces at that time, as the inventory keeps them
 * @param extras attributes of API v4 kept for clients, a JSON object
 */
public record ToldSnapshot(
        UUID id,
        String description,
        Instant created,
        Optional<VmSettings> settings,
        Map<String, String> devices,
        String extras) {
    private static final String NAME = ".name";

    /** Refuses missing values, and interfaces that are none with an {@link IllegalArgumentException}. */
    public ToldSnapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(created, "created");
        settings = settings == null ? Optional.empty() : settings;
        devices = devices == null ? Map.of() : Map.copyOf(devices);
        Objects.requireNonNull(extras, "extras");
        for (var key : devices.keySet()) {
            requireNic(key, devices);
        }
    }

    private static void requireNic(String key, Map<String, String> devices) {
        if (!key.endsWith(NAME)) {
            return;
        }
        var id = key.substring(0, key.length() - NAME.length());
        NicId.of(id);
        NicModel.valueOf(devices.getOrDefault(id + ".model", ""));
        Optional.ofNullable(devices.get(id + ".profile")).ifPresent(VnicProfileId::of);
    }
}
