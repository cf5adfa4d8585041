package org.vireo.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;

/**
 * Which hosts have the driver for a type of storage. Plugins bring drivers to hosts, so a host may be up some seconds before it has them.
 * Reads the inventory, never writes.
 */
@Component(service = StorageDrivers.class)
public final class StorageDrivers {
    private static final Logger LOG = LoggerFactory.getLogger(StorageDrivers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Inventory inventory;
    private final Transactions transactions;
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.systemUTC();

    @Activate
    public StorageDrivers(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /** Whether a host has told that it has the driver. */
    boolean has(Host host, String type) {
        return StreamSupport.stream(
                        read(host.capabilities()).path("storageTypes").spliterator(), false)
                .anyMatch(told -> told.asText().equals(type));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            LOG.warn("What the inventory keeps is not readable: {}", text, e);
            return MissingNode.getInstance();
        }
    }

    /** Waits for the driver as long as it may be on its way; throws {@code NO_DRIVER} with what is known of its delay. */
    void await(HostId host, String type, StepContext context) {
        var end = clock.instant().plus(PATIENCE);
        Optional<String> problem = context.await(
                "the driver for storage of type " + type + " on host " + host,
                host,
                () -> look(host, type, clock.instant().isAfter(end)));
        problem.ifPresent(why -> {
            throw new VireoException(StorageError.NO_DRIVER, why);
        });
    }

    /** The same for a caller that is no job: it waits where it stands, and no longer once it is interrupted. */
    void await(HostId host, String type) {
        var end = clock.instant().plus(PATIENCE);
        var seen = look(host, type, false);
        while (seen.isEmpty()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look(
                    host,
                    type,
                    Thread.currentThread().isInterrupted() || clock.instant().isAfter(end));
        }
        seen.get().ifPresent(why -> {
            throw new VireoException(StorageError.NO_DRIVER, why);
        });
    }

    /** Empty to look again; else what stands in the way, if anything. */
    private Optional<Optional<String>> look(HostId id, String type, boolean late) {
        return transactions.call(() -> {
            var host = inventory.get(Host.class, id);
            if (has(host, type)) {
                return Optional.of(Optional.<String>empty());
            }
            var lacks = "host " + host.name() + " has no driver for storage of type " + type;
            var failure = failure(id, type).map(why -> lacks + ": " + why);
            return failure.isPresent() || late
                    ? Optional.of(failure.or(() -> Optional.of(lacks + ", and none came within " + PATIENCE.toSeconds()
                            + " seconds; the list of plugins shows what became of it")))
                    : Optional.empty();
        });
    }

    /** Why the half of the plugin that brings the driver failed there. */
    private Optional<String> failure(HostId host, String type) {
        return inventory.list(PluginHost.class, Where.equal("hostId", host).andEqual("active", false)).stream()
                .filter(half -> inventory
                        .find(Plugin.class, half.pluginId())
                        .filter(plugin -> brings(plugin, type))
                        .isPresent())
                .map(PluginHost::reason)
                .findFirst();
    }

    private boolean brings(Plugin plugin, String type) {
        return StreamSupport.stream(read(plugin.manifest()).path("provides").spliterator(), false)
                .anyMatch(provided -> provided.path("kind").asText().equals("storage")
                        && provided.path("type").asText().equals(type));
    }
}
