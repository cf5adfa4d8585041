package org.vireo.kit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of capability a plugin can provide, and how its services show them. */
final class Kinds {
    static final Set<String> ALL =
            Set.of("storage", "network", "directory", "report", "fence", "scheduler", "notify", "history");

    static final String SELF_TEST = "org.vireo.spi.plugin.SelfTest";
    static final String HOST_SELF_TEST = "org.vireo.host.spi.plugin.HostSelfTest";

    private static final String TYPE = "vireo.type";
    private static final Pattern CONTRACT = Pattern.compile("org\\.vireo\\.spi\\.([a-z]+)\\.[A-Z]\\w*");
    private static final Pattern DRIVER = Pattern.compile("org\\.vireo\\.host\\.spi\\.([a-z]+)\\.[A-Z]\\w*");

    private Kinds() {}

    /** What the services of an engine half provide, in a fixed order. */
    static List<PluginJson.Provided> provided(Collection<Bundle> engine) {
        return typed(engine, CONTRACT);
    }

    /** For what the services of a host half are drivers. */
    static List<PluginJson.Provided> driven(Collection<Bundle> host) {
        return typed(host, DRIVER);
    }

    /** Whether some component is published with an interface. */
    static boolean publishes(Collection<Bundle> bundles, String service) {
        return components(bundles).stream().anyMatch(c -> c.services().contains(service));
    }

    /** Components that are of a kind but do not say of which type, by name. */
    static List<String> untyped(Collection<Bundle> engine) {
        return components(engine).stream()
                .filter(c -> !c.properties().containsKey(TYPE))
                .filter(c ->
                        c.services().stream().anyMatch(s -> kind(CONTRACT, s).isPresent()))
                .map(Component::name)
                .sorted()
                .toList();
    }

    private static List<PluginJson.Provided> typed(Collection<Bundle> bundles, Pattern pattern) {
        return components(bundles).stream()
                .filter(c -> c.properties().containsKey(TYPE))
                .flatMap(c -> c.services().stream()
                        .flatMap(s -> kind(pattern, s).stream())
                        .map(kind ->
                                new PluginJson.Provided(kind, c.properties().get(TYPE))))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Component> components(Collection<Bundle> bundles) {
        return bundles.stream().flatMap(b -> b.components().stream()).toList();
    }

    private static Optional<String> kind(Pattern pattern, String service) {
        var matcher = pattern.matcher(service);
        return matcher.matches() ? Optional.of(matcher.group(1)).filter(ALL::contains) : Optional.empty();
    }
}
