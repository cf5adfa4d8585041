package org.vireo.kit;

import aQute.bnd.version.Version;
import aQute.bnd.version.VersionRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ranges in the manifest are those of the bundles, and the contracts it is built with lie within them. */
final class Baseline implements Rule {
    private final Contracts contracts;

    Baseline(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<String> broken(PluginFile plugin) {
        var broken = new ArrayList<String>();
        agree("spi", plugin.json().spi(), ranges(plugin.engine()), broken);
        agree("host_spi", plugin.json().hostSpi(), ranges(plugin.host()), broken);
        ranges(plugin.engine()).forEach((name, range) -> fits(name, range, broken));
        ranges(plugin.host()).forEach((name, range) -> fits(name, range, broken));
        return List.copyOf(new LinkedHashSet<>(broken));
    }

    private static void agree(
            String member, Map<String, String> told, SortedMap<String, String> real, List<String> broken) {
        if (!told.equals(real)) {
            broken.add("The manifest's " + member + " says " + told + ", but the bundles import " + real + ".");
        }
    }

    private void fits(String name, String range, List<String> broken) {
        var there = contracts.versions().get(name);
        if (there == null) {
            broken.add(
                    "It needs " + name + " " + range
                            + ", which none of the contracts it is built with has; is a dependency on vireo-spi or vireo-host-spi missing?");
        } else if (!new VersionRange(range).includes(new Version(there))) {
            broken.add("It needs " + name + " " + range + ", this engine has " + there + ".");
        }
    }

    /** What bundles need of the contracts; where two differ, what both accept. */
    static SortedMap<String, String> ranges(List<Bundle> bundles) {
        var ranges = new TreeMap<String, String>();
        for (var bundle : bundles) {
            bundle.imports().forEach((name, range) -> {
                if (Half.isContract(name) && range.isPresent()) {
                    ranges.merge(name, range.get(), Baseline::both);
                }
            });
        }
        return ranges;
    }

    private static String both(String one, String other) {
        return new VersionRange(one).intersect(new VersionRange(other)).toString();
    }
}
