package org.vireo.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.plugin.PluginManifest;

/**
 * Whether a plugin fits this engine: its version, and the contracts it was built against. Pure.
 *
 * @param engine version of this engine
 * @param contracts versions in which this engine has each contract
 * @param permissions that the policy of this engine gives
 * @param active versions of the plugins that are active, by id
 */
record ContractGate(
        Version engine, Map<String, List<Version>> contracts, Set<String> permissions, Map<String, Version> active) {
    Check check(PluginManifest plugin) {
        return engine(plugin).and(contracts(plugin)).and(permitted(plugin)).and(required(plugin));
    }

    private Check engine(PluginManifest plugin) {
        var least = Version.parseVersion(plugin.engineMin());
        // a build of 0.2.0 that is not yet released counts as 0.2.0
        return least.compareTo(new Version(engine.getMajor(), engine.getMinor(), engine.getMicro())) <= 0
                ? Check.FINE
                : Check.invalid("Plugin " + plugin.text() + " needs an engine of at least " + least
                        + ", this engine is " + engine + ".");
    }

    private Check contracts(PluginManifest plugin) {
        var unmet = new ArrayList<String>();
        plugin.spi().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(contract -> {
            var range = VersionRange.valueOf(contract.getValue());
            var there = contracts.getOrDefault(contract.getKey(), List.of());
            if (there.stream().noneMatch(range::includes)) {
                unmet.add("needs " + contract.getKey() + " " + readable(range) + ", this engine has "
                        + (there.isEmpty() ? "none" : texts(there)));
            }
        });
        return unmet.isEmpty()
                ? Check.FINE
                : Check.invalid("Plugin " + plugin.text() + " " + String.join("; it ", unmet) + ".");
    }

    private static String texts(List<Version> versions) {
        return versions.stream().map(Version::toString).collect(Collectors.joining(" and "));
    }

    /** {@code [2.0,3)} is 2.x for people. */
    private static String readable(VersionRange range) {
        var least = range.getLeft();
        var open = range.getRight() != null
                && range.getRightType() == VersionRange.RIGHT_OPEN
                && range.getRight().equals(new Version(least.getMajor() + 1, 0, 0));
        if (open && least.getMinor() == 0 && least.getMicro() == 0) {
            return least.getMajor() + ".x";
        }
        return open ? least.getMajor() + ".x from " + least : range.toString();
    }

    private Check permitted(PluginManifest plugin) {
        var refused = plugin.permissions().stream()
                .filter(asked -> !permissions.contains(asked))
                .sorted()
                .toList();
        return refused.isEmpty()
                ? Check.FINE
                : Check.invalid("Plugin " + plugin.text() + " asks for the permissions " + refused
                        + ", which the policy of this engine gives to no plugin (vireo.plugins.cfg).");
    }

    private Check required(PluginManifest plugin) {
        for (var required : plugin.requires()) {
            var there = active.get(required.plugin());
            if (there == null || !VersionRange.valueOf(required.range()).includes(there)) {
                return Check.conflict("Plugin " + plugin.text() + " needs the plugin " + required.plugin() + " "
                        + readable(VersionRange.valueOf(required.range())) + ", "
                        + (there == null ? "which is not active here." : "active here is " + there + "."));
            }
        }
        return Check.FINE;
    }
}
