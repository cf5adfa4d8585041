package org.vireo.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.vm.MigrationLimits;

/**
 * How the migration of one virtual machine goes: as it says itself, else as its cluster says, else as the engine is set up. Immutable.
 *
 * @param machine attributes of the virtual machine that are kept for clients
 * @param cluster those of its cluster
 */
record MigrationWishes(JsonNode machine, JsonNode cluster) {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String OPTIONS = "migration";
    /** API v4 counts in megabits a second, hosts in MiB. */
    private static final double MEGABITS_OF_A_MIB = 8 * 1.048576;

    static MigrationWishes of(Inventory inventory, VmId id) {
        var vm = inventory.get(Vm.class, id);
        return of(vm.extras(), inventory.get(Cluster.class, vm.clusterId()).extras());
    }

    static MigrationWishes of(String machine, String cluster) {
        return new MigrationWishes(read(machine), read(cluster));
    }

    private static JsonNode read(String extras) {
        try {
            return JSON.readTree(extras.isBlank() ? "{}" : extras);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of a VM or its cluster is no JSON", e);
        }
    }

    MigrationLimits over(MigrationLimits usual) {
        return new MigrationLimits(
                bandwidth(usual.bandwidthMiB()),
                downtime(usual.downtimeMillis()),
                converge(machine).or(() -> converge(cluster)).orElse(usual.autoConverge()));
    }

    private int bandwidth(int usual) {
        var wish = cluster.path(OPTIONS).path("bandwidth");
        long megabits = wish.path("custom_value").asLong();
        if (!wish.path("assignment_method").asText().equals("custom") || megabits < 1) {
            return usual;
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(megabits / MEGABITS_OF_A_MIB)));
    }

    private int downtime(int usual) {
        int wish = machine.path("migration_downtime").asInt();
        return wish < 1 ? usual : wish;
    }

    private static Optional<Boolean> converge(JsonNode of) {
        return switch (of.path(OPTIONS).path("auto_converge").asText()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
