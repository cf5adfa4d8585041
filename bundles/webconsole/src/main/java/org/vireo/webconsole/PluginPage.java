package org.vireo.webconsole;

import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;

/**
 * Everything about one plugin.
 *
 * @param inventory that has it
 * @param desk that knows its manifest and configuration
 * @param figures of its calls
 */
record PluginPage(Inventory inventory, PluginDesk desk, PluginFigures figures) {
    private static final int LATEST = 100;

    void show(Visit visit, Plugin plugin, Html page) {
        page.open("p")
                .element("a", "All plugins", "href", visit.address(PluginsTab.LABEL))
                .close();
        page.element("h2", plugin.name() + " " + plugin.version());
        page.open("dl", "data-live", "state").element("dt", "State").open("dd");
        PluginList.state(page, plugin);
        page.text(plugin.reason().isEmpty() ? "" : " " + plugin.reason())
                .close()
                .close();
        PluginButtons.show(visit, plugin, page);
        try {
            about(plugin, desk.manifest(plugin.name()), page);
        } catch (VireoException e) {
            page.element("p", "What it says of itself cannot be read: " + e.getMessage());
        }
        hosts(plugin, page);
        figures.show(page, plugin.name());
        settings(visit, plugin, page);
        page.element("h3", "History");
        var events = Where.equal("name", plugin.name()).order("at", true).limit(LATEST);
        PluginHistory.show(page, inventory.list(PluginEvent.class, events), false);
    }

    private static void about(Plugin plugin, PluginManifest manifest, Html page) {
        page.open("dl");
        fact(page, "Name", manifest.name());
        fact(page, "What it is", manifest.description());
        fact(
                page,
                "Provides",
                manifest.provides().stream().map(p -> p.kind() + " " + p.type()).collect(Collectors.joining(", ")));
        fact(page, "Vendor", manifest.vendor());
        fact(page, "Licence", manifest.licence());
        fact(page, "Signed by", plugin.signer().isEmpty() ? "nobody" : plugin.signer());
        fact(page, "Came by", plugin.origin());
        fact(page, "Version before", plugin.previousVersion());
        fact(page, "Permissions", manifest.permissions().stream().sorted().collect(Collectors.joining(", ")));
        fact(page, "Needs engine", manifest.engineMin() + " or newer");
        fact(page, "Needs contracts", contracts(manifest.spi()));
        fact(page, "Needs contracts on hosts", contracts(manifest.hostSpi()));
        fact(
                page,
                "Needs plugins",
                manifest.requires().stream()
                        .map(r -> r.plugin() + " " + r.range())
                        .collect(Collectors.joining(", ")));
        page.close();
    }

    private static String contracts(Map<String, String> ranges) {
        return ranges.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static void fact(Html page, String name, String value) {
        if (!value.isEmpty()) {
            page.element("dt", name).element("dd", value);
        }
    }

    private void hosts(Plugin plugin, Html page) {
        var halves = inventory.list(PluginHost.class, Where.equal("pluginId", plugin.id()));
        page.element("h3", "On hosts");
        if (halves.isEmpty()) {
            page.element("p", "It is on no host.");
            return;
        }
        var names = inventory
                .findAll(Host.class, halves.stream().map(PluginHost::hostId).toList())
                .stream()
                .collect(Collectors.toMap(Host::id, Host::name));
        page.open("table", "data-live", "halves");
        page.heads("Host", "Version", "State", "Reason", "Since (UTC)").open("tbody");
        halves.forEach(half -> row(page, half, names));
        page.close().close();
    }

    private static void row(Html page, PluginHost half, Map<HostId, String> names) {
        page.open("tr")
                .element("td", names.getOrDefault(half.hostId(), half.hostId().toString()));
        page.element("td", half.version()).open("td");
        page.element(
                "span",
                half.active() ? "active" : "lacks it",
                "class",
                half.active() ? "state active" : "state degraded");
        page.close().element("td", half.reason()).open("td");
        Times.write(page, half.changed());
        page.close().close();
    }

    private void settings(Visit visit, Plugin plugin, Html page) {
        page.element("h3", "Configuration");
        try {
            var forms = desk.forms(plugin.name(), visit.caller());
            if (forms.isEmpty()) {
                page.element("p", "It has nothing to configure.");
            }
            forms.forEach(form -> SettingsForm.show(visit, plugin.name(), form, page));
        } catch (VireoException e) {
            page.element("p", "Its configuration cannot be shown: " + e.getMessage());
        }
    }
}
