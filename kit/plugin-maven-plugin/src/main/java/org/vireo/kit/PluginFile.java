package org.vireo.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A plugin's file, opened. Immutable.
 *
 * @param entries of the archive, in its order
 * @param json its manifest
 * @param engine bundles of the engine half
 * @param host bundles of the host half
 */
record PluginFile(List<ZipEntry> entries, PluginJson json, List<Bundle> engine, List<Bundle> host) {
    static final int LARGEST_JSON = 64 << 10;

    /** Reads it; whatever is too large to be read is refused by {@link Bounds} first. */
    static PluginFile read(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var json = json(zip);
            return new PluginFile(entries(zip), json, bundles(zip, json.engine()), bundles(zip, json.host()));
        }
    }

    static List<ZipEntry> entries(ZipFile zip) {
        return zip.stream().map(e -> (ZipEntry) e).toList();
    }

    private static PluginJson json(ZipFile zip) throws IOException {
        var entry = zip.getEntry(PluginJson.PATH);
        if (entry == null) {
            throw new IOException("has no " + PluginJson.PATH);
        }
        try (var in = zip.getInputStream(entry)) {
            return PluginJson.parse(in.readNBytes(LARGEST_JSON));
        } catch (JsonProcessingException e) {
            throw new IOException("has a " + PluginJson.PATH + " that cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Bundle> bundles(ZipFile zip, List<String> paths) throws IOException {
        var bundles = new ArrayList<Bundle>();
        for (var path : paths) {
            var entry = zip.getEntry(path);
            if (entry == null) {
                throw new IOException("names the bundle " + path + ", which is not in it");
            }
            try (var in = zip.getInputStream(entry)) {
                bundles.add(Bundle.read(path, in));
            }
        }
        return List.copyOf(bundles);
    }

    List<Bundle> bundles(Half half) {
        return switch (half) {
            case ENGINE -> engine;
            case HOST -> host;
        };
    }
}
