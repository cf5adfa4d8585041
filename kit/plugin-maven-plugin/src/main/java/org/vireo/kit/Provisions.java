package org.vireo.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Each kind that the manifest names has a service behind it, on the hosts as well where there is a host half. */
final class Provisions implements Rule {
    private static final Set<String> DRIVEN = Set.of("storage", "network");

    @Override
    public List<String> broken(PluginFile plugin) {
        var broken = new ArrayList<String>();
        kinds(plugin, broken);
        drivers(plugin, broken);
        tests(plugin, broken);
        return broken;
    }

    private static void kinds(PluginFile plugin, List<String> broken) {
        var real = Kinds.provided(plugin.engine());
        for (var told : plugin.json().provides()) {
            if (!Kinds.ALL.contains(told.kind())) {
                broken.add("The kind '" + told.kind() + "' is none of " + new TreeSet<>(Kinds.ALL) + ".");
            } else if (!real.contains(told)) {
                broken.add("It says that it provides " + told.kind() + " of type " + told.type()
                        + ", but no component of the engine half is published with an interface of org.vireo.spi."
                        + told.kind() + " and the property vireo.type=" + told.type() + ".");
            }
        }
        real.stream()
                .filter(found -> !plugin.json().provides().contains(found))
                .forEach(found -> broken.add("A component provides " + found.kind() + " of type " + found.type()
                        + ", which the manifest does not say."));
        Kinds.untyped(plugin.engine())
                .forEach(name -> broken.add("The component " + name + " lacks the property vireo.type."));
    }

    private static void drivers(PluginFile plugin, List<String> broken) {
        if (plugin.host().isEmpty()) {
            return;
        }
        var drivers = Kinds.driven(plugin.host());
        plugin.json().provides().stream()
                .filter(told -> DRIVEN.contains(told.kind()) && !drivers.contains(told))
                .forEach(told ->
                        broken.add("The host half has no driver for " + told.kind() + " of type " + told.type() + "."));
    }

    private static void tests(PluginFile plugin, List<String> broken) {
        if (plugin.json().selfTest() != Kinds.publishes(plugin.engine(), Kinds.SELF_TEST)) {
            broken.add("The manifest says self_test " + plugin.json().selfTest() + ", the engine half differs.");
        }
        if (plugin.json().hostSelfTest() != Kinds.publishes(plugin.host(), Kinds.HOST_SELF_TEST)) {
            broken.add("The manifest says host_self_test " + plugin.json().hostSelfTest() + ", the host half differs.");
        }
    }
}
