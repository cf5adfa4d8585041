package org.vireo.secrets;

import java.util.Optional;
import org.osgi.framework.Bundle;

/** Which plugin a bundle belongs to. */
final class PluginOf {
    private static final String LOCATION = "vireo-plugin:";
    private static final String OURS = "vireo-";

    private PluginOf() {}

    /** By where it was installed from, {@code vireo-plugin:<id>/<version>/<file>}, or by its name, when it came with the engine. */
    static Optional<String> bundle(Bundle bundle) {
        var location = Optional.ofNullable(bundle.getLocation()).orElse("");
        if (location.startsWith(LOCATION)) {
            var id = location.substring(LOCATION.length()).split("/", 2)[0];
            return Optional.of(id).filter(text -> !text.isEmpty());
        }
        return Optional.ofNullable(bundle.getSymbolicName())
                .filter(name -> name.startsWith(OURS))
                .map(name -> name.substring(OURS.length()));
    }
}
