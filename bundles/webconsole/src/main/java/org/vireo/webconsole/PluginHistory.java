package org.vireo.webconsole;

import java.util.List;
import org.vireo.inventory.PluginEvent;

/** What happened to plugins, as a table. Stateless. */
final class PluginHistory {
    private PluginHistory() {}

    /** @param named whether events of several plugins are shown */
    static void show(Html page, List<PluginEvent> events, boolean named) {
        if (events.isEmpty()) {
            page.element("p", "Nothing yet.");
            return;
        }
        page.open("table", "data-live", "history");
        page.heads("At (UTC)", named ? "Plugin" : "Version", "Action", "Outcome", "What happened", "By")
                .open("tbody");
        events.forEach(event -> row(page, event, named));
        page.close().close();
    }

    private static void row(Html page, PluginEvent event, boolean named) {
        page.open("tr").open("td");
        Times.write(page, event.at());
        page.close().element("td", ((named ? event.name() + " " : "") + event.version()).strip());
        page.element("td", event.action()).open("td");
        page.element(
                "span",
                event.succeeded() ? "done" : "failed",
                "class",
                event.succeeded() ? "state finished" : "state failed");
        page.close().element("td", event.message()).element("td", event.actor()).close();
    }
}
