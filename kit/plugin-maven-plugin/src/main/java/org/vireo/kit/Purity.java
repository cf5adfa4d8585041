package org.vireo.kit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plugin sees contracts and nothing else of ours, and puts itself in nobody's place. */
final class Purity implements Rule {
    private static final List<String> HEADERS = List.of("Require-Bundle", "Fragment-Host", "DynamicImport-Package");

    @Override
    public List<String> broken(PluginFile plugin) {
        var broken = new ArrayList<String>();
        for (var half : Half.values()) {
            var bundles = plugin.bundles(half);
            var own = new HashSet<String>();
            bundles.forEach(b -> own.addAll(b.exports().keySet()));
            bundles.forEach(b -> bundle(half, b, own, broken));
        }
        return broken;
    }

    private static void bundle(Half half, Bundle bundle, Set<String> own, List<String> broken) {
        if (!bundle.named()) {
            broken.add("The " + half.title() + " holds " + bundle.file()
                    + ", which is not a bundle; embed it into one that is.");
            return;
        }
        var who = "The bundle " + bundle.name() + " of the " + half.title() + " ";
        for (var header : HEADERS) {
            if (bundle.headers().containsKey(header)) {
                broken.add(who + "uses " + header + ", which ties it to more than contracts.");
            }
        }
        bundle.imports().forEach((name, range) -> {
            if (Half.isOurs(name) && !own.contains(name)) {
                seen(half, who, name, range).ifPresent(broken::add);
            }
        });
        foreign(bundle, who, broken);
    }

    private static Optional<String> seen(Half half, String who, String name, Optional<String> range) {
        if (!half.mayUse(name)) {
            return Optional.of(who + "imports " + name + "; it may use " + half.contracts() + ".");
        }
        return range.isPresent()
                ? Optional.empty()
                : Optional.of(who + "imports " + name + " without a range of versions.");
    }

    private static void foreign(Bundle bundle, String who, List<String> broken) {
        bundle.exports().keySet().stream()
                .filter(Half::isContract)
                .sorted()
                .forEach(name -> broken.add(who + "exports " + name + ", which is a contract of the product."));
        bundle.packages().stream()
                .filter(Half::isContract)
                .sorted()
                .forEach(name ->
                        broken.add(who + "carries a copy of " + name + ", which is a contract of the product."));
    }
}
