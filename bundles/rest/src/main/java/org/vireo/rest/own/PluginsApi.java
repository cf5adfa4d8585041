package org.vireo.rest.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.DisablePlugin;
import org.vireo.engine.api.plugin.EnablePlugin;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginDesk.Arrival;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.engine.api.plugin.ReleasePlugin;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.inventory.Transactions;
import org.vireo.rest.fault.RequestFault;

/** What can be done with plugins over HTTP. Values in, values out; HTTP is the servlet's business. Thread-safe. */
record PluginsApi(
        Transactions transactions,
        Commands commands,
        Authorizer authorizer,
        PluginView view,
        Supplier<Optional<PluginDesk>> desk) {
    private static final Permit PERMIT = Permit.system("configure_engine");
    private static final String BASE = "/ovirt-engine/api";

    private void demand(Caller caller) {
        if (!authorizer.allowed(caller, PERMIT)) {
            throw RequestFault.forbidden(PERMIT);
        }
    }

    private PluginDesk open() {
        return desk.get().orElseThrow(() -> RequestFault.conflict("The lifecycle of plugins is not up yet."));
    }

    Map<String, Object> list(Caller caller) {
        demand(caller);
        return transactions.read(view::list);
    }

    Map<String, Object> show(String plugin, Caller caller) {
        demand(caller);
        return transactions.read(() -> view.show(plugin));
    }

    Map<String, Object> history(String plugin, Caller caller) {
        demand(caller);
        return transactions.read(() -> Map.of("history", view.history(plugin)));
    }

    Map<String, Object> receive(Arrival arrival, InputStream content, Caller caller) throws IOException {
        demand(caller);
        return submitted(open().receive(arrival, content, caller));
    }

    Map<String, Object> act(String plugin, String verb, Caller caller) {
        demand(caller);
        existing(plugin);
        return submitted(
                switch (verb) {
                    case "enable" -> commands.submit(new EnablePlugin(plugin), caller);
                    case "disable" -> commands.submit(new DisablePlugin(plugin), caller);
                    case "release" -> commands.submit(new ReleasePlugin(plugin), caller);
                    default -> open().rollBack(plugin, caller);
                });
    }

    Map<String, Object> uninstall(String plugin, boolean force, Caller caller) {
        demand(caller);
        existing(plugin);
        return submitted(commands.submit(new UninstallPlugin(plugin, force), caller));
    }

    private void existing(String plugin) {
        transactions.read(() -> view.row(plugin));
    }

    Map<String, Object> forms(String plugin, Caller caller) {
        demand(caller);
        existing(plugin);
        return Map.of(
                "configurations",
                open().forms(plugin, caller).stream().map(PluginsApi::form).toList());
    }

    static Map<String, Object> form(PluginForm form) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("pid", form.pid());
        shown.put("several", form.several());
        shown.put("name", form.name());
        shown.put("description", form.description());
        shown.put("fields", form.fields().stream().map(PluginsApi::field).toList());
        return shown;
    }

    private static Map<String, Object> field(PluginForm.Field field) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", field.id());
        shown.put("name", field.name());
        shown.put("description", field.description());
        shown.put("type", field.type());
        shown.put("many", field.many());
        shown.put("required", field.required());
        shown.put("default", field.standard());
        shown.put("options", field.options());
        field.least().ifPresent(least -> shown.put("min", least));
        field.greatest().ifPresent(greatest -> shown.put("max", greatest));
        field.value().ifPresent(value -> shown.put("value", value));
        shown.put("set", field.set());
        return shown;
    }

    Map<String, Object> configure(String plugin, String pid, JsonNode body, Caller caller) {
        demand(caller);
        existing(plugin);
        open().configure(plugin, pid, values(body), caller);
        return one(plugin, pid, caller);
    }

    /** What is to be changed: a value for each field named. */
    static Map<String, String> values(JsonNode body) {
        var values = new LinkedHashMap<String, String>();
        if (!body.path("values").isObject()) {
            throw RequestFault.incomplete("Configuration", "values", "update");
        }
        body.path("values").properties().forEach(value -> {
            if (!value.getValue().isValueNode()) {
                throw RequestFault.badValue("each of values must be a text, number or flag: " + value.getKey());
            }
            values.put(value.getKey(), value.getValue().asText());
        });
        return values;
    }

    private Map<String, Object> one(String plugin, String pid, Caller caller) {
        return open().forms(plugin, caller).stream()
                .filter(form -> form.pid().equals(pid))
                .findFirst()
                .map(PluginsApi::form)
                .orElseGet(() -> Map.of("pid", pid, "fields", List.of()));
    }

    Map<String, Object> unconfigure(String plugin, String pid, Caller caller) {
        demand(caller);
        existing(plugin);
        open().unconfigure(plugin, pid, caller);
        return Map.of("pid", pid, "status", "removed");
    }

    private static Map<String, Object> submitted(Submission submission) {
        var job = submission.job().value().toString();
        return Map.of("job", Map.of("id", job, "href", BASE + "/jobs/" + job));
    }
}
