package org.vireo.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.VireoException;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.HalfType;
import org.vireo.protocol.plugin.PluginRef;

/**
 * The host half of an unpacked plugin. Immutable.
 *
 * @param manifest of the plugin
 * @param paths where its files are
 * @param files what they are, in the same order
 */
record HalfFiles(PluginManifest manifest, List<Path> paths, List<HalfFile> files) {
    /** Kinds of which hosts have drivers. */
    private static final Set<String> DRIVEN = Set.of("storage", "network");

    /** Reads every file once. */
    static HalfFiles of(PluginManifest manifest, Path unpacked) {
        var paths = new ArrayList<Path>();
        var files = new ArrayList<HalfFile>();
        try {
            for (var name : manifest.host()) {
                Path path = unpacked.resolve(name);
                paths.add(path);
                files.add(new HalfFile(path.getFileName().toString(), Files.size(path), FileHash.sha256(path)));
            }
        } catch (IOException e) {
            throw new VireoException(
                    PluginError.FILES_UNUSABLE, "Could not read the host half of plugin " + manifest.text() + ".", e);
        } catch (IllegalArgumentException e) {
            throw new VireoException(
                    PluginError.HOST_HALF_FAILED,
                    "The host half of plugin " + manifest.text() + " cannot be sent to hosts: " + e.getMessage() + ".",
                    e);
        }
        return new HalfFiles(manifest, List.copyOf(paths), List.copyOf(files));
    }

    PluginRef plugin() {
        return new PluginRef(manifest.id(), manifest.version());
    }

    long bytes() {
        return files.stream().mapToLong(HalfFile::size).sum();
    }

    ActivateHalf activation(int gateSeconds) {
        var types = manifest.provides().stream()
                .filter(provided -> DRIVEN.contains(provided.kind()))
                .map(provided -> new HalfType(provided.kind(), provided.type()))
                .toList();
        return new ActivateHalf(plugin(), files, manifest.hostSpi(), types, manifest.hostSelfTest(), gateSeconds);
    }
}
