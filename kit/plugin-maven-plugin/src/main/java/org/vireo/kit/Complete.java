package org.vireo.kit;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whatever a bundle imports is a contract, part of Java, offered by every engine and agent, or brought along. */
final class Complete implements Rule {
    /** Besides contracts: logging, the framework and JSON. */
    static final List<String> OFFERED = List.of("org.slf4j", "org.osgi", "com.fasterxml.jackson");

    private static final Set<String> JAVA = ModuleFinder.ofSystem().findAll().stream()
            .map(module -> module.descriptor())
            .filter(module -> module.name().startsWith("java."))
            .flatMap(module -> module.exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toUnmodifiableSet());

    private final Collection<String> offered;

    Complete(Collection<String> more) {
        var all = new HashSet<>(OFFERED);
        all.addAll(more);
        offered = Set.copyOf(all);
    }

    @Override
    public List<String> broken(PluginFile plugin) {
        var broken = new ArrayList<String>();
        for (var half : Half.values()) {
            var brought = new HashSet<String>();
            plugin.bundles(half).forEach(b -> brought.addAll(b.exports().keySet()));
            for (var bundle : plugin.bundles(half)) {
                bundle.imports().keySet().stream()
                        .filter(name -> !Half.isOurs(name) && !brought.contains(name))
                        .filter(name -> !bundle.optional(name) && !isThere(name))
                        .forEach(name -> broken.add("The bundle " + bundle.name() + " of the " + half.title()
                                + " imports " + name + ", which the plugin does not bring along."));
            }
        }
        return broken;
    }

    private boolean isThere(String name) {
        return JAVA.contains(name)
                || offered.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + "."));
    }
}
