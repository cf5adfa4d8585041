package org.vireo.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.Where;

/** Completes ids of plugins. */
@Service
public final class PluginNames implements Completer {
    @Reference
    Inventory inventory;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        var names = inventory.list(Plugin.class, Where.all().orderBy("name")).stream()
                .map(Plugin::name)
                .toList();
        return new StringsCompleter(names).complete(session, line, candidates);
    }
}
