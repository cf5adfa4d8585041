package org.vireo.rest.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vireo.engine.api.plugin.PluginHealth;
import org.vireo.engine.api.plugin.PluginHealth.Health;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Where;
import org.vireo.model.ModelError;
import org.vireo.model.PluginId;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.fault.RequestFault;

/** Plugins as they are shown. Called within a transaction. Thread-safe. */
record PluginView(Inventory inventory, Supplier<Optional<PluginHealth>> health, PortalParts parts) {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final int HISTORY = 100;
    private static final int REFUSED = 20;
    private static final List<String> TOLD = List.of(
            "name",
            "vendor",
            "licence",
            "description",
            "engine_min",
            "provides",
            "permissions",
            "requires",
            "spi",
            "host_spi",
            "handbook");

    Map<String, Object> list() {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put(
                "plugins",
                inventory.list(Plugin.class, Where.all().orderBy("name")).stream()
                        .map(this::brief)
                        .toList());
        var refused = Where.equal("action", "refuse").order("at", true).limit(REFUSED);
        list.put(
                "refused",
                inventory.list(PluginEvent.class, refused).stream()
                        .map(PluginView::event)
                        .toList());
        return list;
    }

    private Map<String, Object> brief(Plugin row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", row.name());
        shown.put("href", "/vireo/api/plugins/" + row.name());
        shown.put("version", row.version());
        shown.put("previous_version", row.previousVersion());
        shown.put("status", row.status().text());
        shown.put("reason", row.reason());
        shown.put("origin", row.origin());
        shown.put("signer", row.signer());
        shown.put("changed", row.changed());
        var manifest = manifest(row);
        TOLD.stream()
                .filter(manifest::has)
                .forEach(member -> shown.put(member.equals("name") ? "title" : member, manifest.get(member)));
        return shown;
    }

    private static JsonNode manifest(Plugin row) {
        try {
            return JSON.readTree(row.manifest());
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the manifest kept of " + row.name() + " is not readable", e);
        }
    }

    Plugin row(String plugin) {
        return inventory
                .find(Plugin.class, PluginId.named(plugin))
                .orElseThrow(() -> RequestFault.noEntity("Plugin", "id", plugin));
    }

    Map<String, Object> show(String plugin) {
        var row = row(plugin);
        var shown = brief(row);
        shown.put(
                "hosts",
                inventory.list(PluginHost.class, Where.equal("pluginId", row.id())).stream()
                        .map(this::half)
                        .toList());
        shown.put("pages", parts.pages(plugin));
        shown.put("portal", parts.portal(plugin));
        health.get().flatMap(h -> h.of(plugin)).ifPresent(h -> shown.put("health", health(h)));
        shown.put("history", history(plugin));
        return shown;
    }

    private Map<String, Object> half(PluginHost half) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", half.hostId().value().toString());
        shown.put(
                "name",
                inventory.find(Host.class, half.hostId()).map(Host::name).orElse(""));
        shown.put("version", half.version());
        shown.put("active", half.active());
        shown.put("reason", half.reason());
        shown.put("changed", half.changed());
        return shown;
    }

    private static Map<String, Object> health(Health health) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("calls", health.calls());
        shown.put("failures", health.failures());
        shown.put("timeouts", health.timeouts());
        shown.put("rejected", health.rejected());
        shown.put("seconds", health.time().toMillis() / 1000.0);
        shown.put("running", health.running());
        shown.put("threads", health.threads());
        shown.put("resting", health.resting());
        health.quarantine().ifPresent(why -> shown.put("quarantine", why));
        return shown;
    }

    List<Map<String, Object>> history(String plugin) {
        var of = Where.equal("name", plugin).order("at", true).limit(HISTORY);
        return inventory.list(PluginEvent.class, of).stream()
                .map(PluginView::event)
                .toList();
    }

    private static Map<String, Object> event(PluginEvent event) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("plugin", event.name());
        shown.put("version", event.version());
        shown.put("action", event.action());
        shown.put("succeeded", event.succeeded());
        shown.put("message", event.message());
        shown.put("by", event.actor());
        shown.put("at", event.at());
        event.jobId().ifPresent(job -> shown.put("job", job.value().toString()));
        return shown;
    }
}
