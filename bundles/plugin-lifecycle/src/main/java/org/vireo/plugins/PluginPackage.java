package org.vireo.plugins;

import java.nio.file.Path;
import java.util.Map;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.ByteSize;

/**
 * A package that was read through once: nothing of it lies outside of its limits, and every file its manifest names is there. Immutable.
 *
 * @param file where it lies
 * @param sha256 of the file, in hexadecimal
 * @param manifest what it says of itself
 * @param signature who vouches for it
 * @param sizes of its files when unpacked
 * @param bundles headers of the jars of the engine half, by path
 */
record PluginPackage(
        Path file,
        String sha256,
        PluginManifest manifest,
        Signature signature,
        Map<String, ByteSize> sizes,
        Map<String, Map<String, String>> bundles) {
    PluginPackage {
        sizes = Map.copyOf(sizes);
        bundles = Map.copyOf(bundles);
    }
}
