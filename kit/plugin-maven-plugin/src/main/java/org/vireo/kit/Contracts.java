package org.vireo.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contracts that a plugin is built with, as the engine and the agent of the same version export them. Immutable.
 *
 * @param versions by package
 */
record Contracts(Map<String, String> versions) {
    /** Names of the artifacts that hold contracts. */
    static final Set<String> ARTIFACTS = Set.of("vireo-model", "vireo-protocol", "vireo-spi", "vireo-host-spi");

    Contracts {
        versions = Map.copyOf(versions);
    }

    static Contracts of(Collection<Path> jars) throws IOException {
        var versions = new TreeMap<String, String>();
        for (var jar : jars) {
            Bundle.read(jar).exports().forEach((name, version) -> {
                if (Half.isContract(name)) {
                    versions.put(name, version);
                }
            });
        }
        return new Contracts(versions);
    }
}
