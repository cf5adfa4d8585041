package org.vireo.webconsole;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.PluginId;

/**
 * Which host halves of plugins the hosts of a page have, as the engine found them last.
 *
 * @param halves by host
 * @param plugins they belong to
 */
record HalvesOfHosts(Map<HostId, List<PluginHost>> halves, Map<PluginId, Plugin> plugins) {
    static HalvesOfHosts of(Inventory inventory, Collection<Host> hosts) {
        var ids = hosts.stream().map(Host::id).toList();
        var halves = inventory.list(PluginHost.class, Where.in("hostId", ids));
        var plugins = inventory.findAll(
                Plugin.class, halves.stream().map(PluginHost::pluginId).collect(Collectors.toSet()));
        return new HalvesOfHosts(
                halves.stream().collect(Collectors.groupingBy(PluginHost::hostId)),
                plugins.stream().collect(Collectors.toMap(Plugin::id, Function.identity())));
    }

    /** A cell of a table. */
    void show(Html page, HostId host) {
        var here = halves.getOrDefault(host, List.of());
        page.open("td").text(here.isEmpty() ? "none" : "");
        for (var half : here) {
            var plugin = plugins.get(half.pluginId());
            page.open("div")
                    .element(
                            "span",
                            half.active() ? "active" : "lacks it",
                            "class",
                            half.active() ? "state active" : "state degraded");
            page.text(" " + (plugin == null ? half.pluginId().toString() : plugin.name()) + " " + half.version());
            page.text(half.reason().isEmpty() ? "" : ": " + half.reason()).close();
        }
        page.close();
    }
}
