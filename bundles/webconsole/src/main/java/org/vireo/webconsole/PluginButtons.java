package org.vireo.webconsole;

import org.vireo.inventory.Plugin;

/** What can be done with a plugin in its present state. What takes something away wants the plugin's id typed. Stateless. */
final class PluginButtons {
    private PluginButtons() {}

    static void show(Visit visit, Plugin plugin, Html page) {
        page.open("div", "class", "actions");
        switch (plugin.status()) {
            case ACTIVE, DEGRADED -> {
                typed(visit, plugin, page, "disable", "Disable");
                typed(visit, plugin, page, "quarantine", "Quarantine");
            }
            case DISABLED -> plain(visit, plugin, page, "enable", "Enable");
            case QUARANTINED -> plain(visit, plugin, page, "release", "Release");
            case INSTALLING, REMOVING, FAILED -> {
                // the job under way decides, or there is nothing that could be switched
            }
        }
        if (!plugin.previousVersion().isEmpty()) {
            typed(visit, plugin, page, "rollback", "Roll back to " + plugin.previousVersion());
        }
        uninstall(visit, plugin, page);
        page.close();
    }

    private static void plain(Visit visit, Plugin plugin, Html page, String action, String label) {
        begin(visit, plugin, page, action)
                .element("button", label, "type", "submit")
                .close();
    }

    private static void typed(Visit visit, Plugin plugin, Html page, String action, String label) {
        begin(visit, plugin, page, action);
        confirmation(page, plugin.name());
        page.element("button", label, "type", "submit", "class", "destroys").close();
    }

    private static void uninstall(Visit visit, Plugin plugin, Html page) {
        begin(visit, plugin, page, "uninstall");
        confirmation(page, plugin.name());
        page.open("label");
        page.empty("input", "type", "checkbox", "name", "force", "value", "true");
        page.text(" even while something needs it").close();
        page.element("button", "Uninstall", "type", "submit", "class", "destroys")
                .close();
    }

    private static Html begin(Visit visit, Plugin plugin, Html page, String action) {
        return visit.form(page, visit.address(PluginsTab.LABEL))
                .empty("input", "type", "hidden", "name", "plugin", "value", plugin.name())
                .empty("input", "type", "hidden", "name", PluginActions.DO, "value", action);
    }

    /** A field in which a name is typed by hand. */
    static void confirmation(Html page, String expected) {
        page.open("label").text("Type ").element("code", expected).text(" ");
        page.empty(
                        "input",
                        "name",
                        PluginActions.CONFIRMED,
                        "required",
                        "required",
                        "autocomplete",
                        "off",
                        "size",
                        String.valueOf(Math.min(40, expected.length() + 2)))
                .close();
    }
}
