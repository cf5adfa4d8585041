package org.vireo.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Holds a plugin's file against all rules. */
final class Verdict {
    private Verdict() {}

    /**
     * Sentences that say what is wrong; none if the plugin may be shipped.
     *
     * @param offered packages beside the usual ones that the engine is known to have
     */
    static List<String> on(Path file, Contracts contracts, Collection<String> offered) throws IOException {
        var bounds = Bounds.broken(file);
        if (!bounds.isEmpty()) {
            return bounds;
        }
        PluginFile plugin;
        try {
            plugin = PluginFile.read(file);
        } catch (IOException e) {
            return List.of("The file " + e.getMessage() + ".");
        }
        var rules = List.of(
                new WellFormed(), new Purity(), new Baseline(contracts), new Provisions(), new Complete(offered));
        var broken = new ArrayList<String>();
        rules.forEach(rule -> broken.addAll(rule.broken(plugin)));
        return broken;
    }
}
