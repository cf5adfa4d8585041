package org.vireo.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vireo.engine.api.plugin.HalfState;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginStatus;

/**
 * How a host differs from what the inventory says. Plugins on their way in or out are left to their own jobs, those in quarantine as they
 * are. Immutable.
 *
 * @param missing halves the host lacks, has in another version, or has and cannot run
 * @param surplus plugins whose halves it should not have
 */
record HalfDifference(List<PluginManifest> missing, List<String> surplus) {
    private static final Set<PluginStatus> UNWANTED = Set.of(PluginStatus.DISABLED, PluginStatus.FAILED);

    HalfDifference {
        missing = List.copyOf(missing);
        surplus = List.copyOf(surplus);
    }

    static HalfDifference of(List<Plugin> rows, PluginFiles files, List<HalfState> present) {
        var missing = new ArrayList<PluginManifest>();
        var surplus = new ArrayList<>(present.stream().map(HalfState::plugin).toList());
        for (var row : rows) {
            if (PluginRows.SETTLED.contains(row.status()) && files.has(row.name(), row.version())) {
                var manifest = files.manifest(row.name(), row.version());
                if (manifest.hasHostHalf()) {
                    surplus.remove(row.name());
                    if (present.stream().noneMatch(half -> runs(half, manifest))) {
                        missing.add(manifest);
                    }
                }
            } else if (!UNWANTED.contains(row.status())) {
                surplus.remove(row.name());
            }
        }
        return new HalfDifference(missing, surplus);
    }

    private static boolean runs(HalfState half, PluginManifest manifest) {
        return half.plugin().equals(manifest.id()) && half.version().equals(manifest.version()) && half.active();
    }

    boolean isEmpty() {
        return missing.isEmpty() && surplus.isEmpty();
    }

    /** For people and for comparing. */
    String text() {
        return "lacks " + missing.stream().map(PluginManifest::text).toList() + ", has too much " + surplus;
    }
}
