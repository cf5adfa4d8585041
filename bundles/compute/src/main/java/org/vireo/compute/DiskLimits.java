package org.vireo.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.vm.IoLimits;

/** What the quality of service behind a disk's profile allows. A disk without a profile has that of its domain, if there is one only. */
final class DiskLimits {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    /** Throughput is given in mebibytes. */
    private static final long MIB = 1L << 20;

    private DiskLimits() {}

    /** Reads the inventory in the present transaction. */
    static Optional<IoLimits> of(Disk disk, Inventory inventory) {
        return profile(disk, inventory)
                .flatMap(profile -> reference(json(profile.extras()), "qos"))
                .flatMap(id -> inventory.find(Definition.class, id))
                .map(qos -> limits(json(qos.extras())))
                .filter(limits -> !limits.none());
    }

    private static Optional<Definition> profile(Disk disk, Inventory inventory) {
        var named = reference(json(disk.extras()), "disk_profile").flatMap(id -> inventory.find(Definition.class, id));
        if (named.isPresent() || disk.storageDomainId().isEmpty()) {
            return named;
        }
        var there = inventory.list(
                Definition.class,
                Where.equal("kind", "disk_profile")
                        .andEqual("ownerId", disk.storageDomainId().get().value()));
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }

    /** Whether an attribute that is kept for clients is true. */
    static boolean isTrue(String extras, String name) {
        return json(extras).path(name).asText().equals("true");
    }

    private static JsonNode json(String extras) {
        try {
            return JSON.readTree(extras);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of a disk or its profile is no JSON", e);
        }
    }

    private static Optional<DefinitionId> reference(JsonNode json, String name) {
        var id = json.path(name).path("id").asText();
        return id.isEmpty() ? Optional.empty() : Optional.of(new DefinitionId(UUID.fromString(id)));
    }

    private static IoLimits limits(JsonNode qos) {
        return new IoLimits(
                number(qos, "max_throughput") * MIB,
                number(qos, "max_read_throughput") * MIB,
                number(qos, "max_write_throughput") * MIB,
                number(qos, "max_iops"),
                number(qos, "max_read_iops"),
                number(qos, "max_write_iops"));
    }

    private static long number(JsonNode qos, String name) {
        return Math.max(0, qos.path(name).asLong());
    }
}
