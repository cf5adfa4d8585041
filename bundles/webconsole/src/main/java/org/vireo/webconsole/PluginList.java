package org.vireo.webconsole;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Where;
import org.vireo.model.PluginId;

/**
 * All plugins, the door for new ones, and what happened last, packages that were refused included.
 *
 * @param inventory that has them
 */
record PluginList(Inventory inventory) {
    private static final int LATEST = 20;

    void show(Visit visit, Html page) {
        var plugins = inventory.list(Plugin.class, Where.all().orderBy("name"));
        if (plugins.isEmpty()) {
            page.element("p", "No plugin was brought here yet. Install the first one below.");
        } else {
            table(visit, page, plugins);
        }
        install(visit, page);
        page.element("h3", "What happened last");
        PluginHistory.show(
                page,
                inventory.list(PluginEvent.class, Where.all().order("at", true).limit(LATEST)),
                true);
    }

    private void table(Visit visit, Html page, List<Plugin> plugins) {
        var halves = inventory.list(PluginHost.class, Where.all()).stream()
                .collect(Collectors.groupingBy(PluginHost::pluginId));
        page.open("table", "data-live", "plugins");
        page.heads("Plugin", "Version", "State", "Provides", "Vendor", "Signed by", "Hosts")
                .open("tbody");
        plugins.forEach(plugin -> row(visit, page, plugin, halves));
        page.close().close();
    }

    private static void row(Visit visit, Html page, Plugin plugin, Map<PluginId, List<PluginHost>> halves) {
        var told = PluginTexts.of(plugin.manifest());
        page.open("tr").open("td");
        page.element("a", plugin.name(), "href", visit.address(PluginsTab.query(plugin.name())), "class", "id");
        page.empty("br").text(told.name()).close();
        page.element("td", plugin.version()).open("td");
        state(page, plugin);
        page.text(plugin.reason().isEmpty() ? "" : " " + plugin.reason()).close();
        page.element("td", String.join(", ", told.provides())).element("td", told.vendor());
        page.element("td", plugin.signer().isEmpty() ? "nobody" : plugin.signer());
        page.element("td", hosts(halves.getOrDefault(plugin.id(), List.of()))).close();
    }

    static void state(Html page, Plugin plugin) {
        var text = plugin.status().text();
        page.element("span", text, "class", "state " + text);
    }

    private static String hosts(Collection<PluginHost> halves) {
        return halves.isEmpty()
                ? ""
                : halves.stream().filter(PluginHost::active).count() + " of " + halves.size();
    }

    private static void install(Visit visit, Html page) {
        page.element("h3", "Install or change the version");
        page.element(
                "p",
                "A package of a plugin that is there already in another version changes it to that version, up or down."
                        + " It is checked before anything is changed.");
        page.open(
                        "form",
                        "method",
                        "post",
                        "action",
                        visit.address(PluginsTab.LABEL),
                        "enctype",
                        "multipart/form-data",
                        "class",
                        "filter")
                .empty("input", "type", "hidden", "name", SessionToken.FIELD, "value", visit.token());
        page.open("label");
        page.empty("input", "type", "checkbox", "name", Upload.UNSIGNED, "value", "true");
        page.text(" may be unsigned, this once").close();
        page.open("label").text("Package (.kar) ");
        page.empty("input", "type", "file", "name", Upload.FILE, "accept", ".kar", "required", "required")
                .close();
        page.element("button", "Install", "type", "submit").close();
    }
}
