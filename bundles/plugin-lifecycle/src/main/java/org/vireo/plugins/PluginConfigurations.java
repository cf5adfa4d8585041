package org.vireo.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.VireoException;

/**
 * The configuration files of plugins in {@code etc} and what the container made of them. Both are written at once, so that a bundle
 * finds its configuration from its first moment. Thread-safe as long as one plugin is worked on by one thread.
 */
final class PluginConfigurations {
    private static final Logger LOG = LoggerFactory.getLogger(PluginConfigurations.class);
    private static final String FILE_OF = "felix.fileinstall.filename";
    private static final String KEPT = ".configuration";
    private static final String SUFFIX = ".cfg";

    private final ConfigurationAdmin admin;
    private final Path etc;

    PluginConfigurations(ConfigurationAdmin admin, Path etc) {
        this.admin = admin;
        this.etc = etc;
    }

    /** The name a plugin's configurations begin with. */
    static String base(String plugin) {
        return "vireo." + plugin.replace('-', '.');
    }

    /** Whether a configuration belongs to a plugin: it bears its name, its manifest brings it, or it is an instance of one that does. */
    static boolean owns(PluginManifest manifest, String pid) {
        var plain = pid.contains("~") ? pid.substring(0, pid.indexOf('~')) : pid;
        return plain.equals(base(manifest.id()))
                || manifest.configuration().contains("etc/" + plain + SUFFIX)
                || manifest.configuration().contains("etc/" + pid + SUFFIX);
    }

    /** The names of default configurations that a plugin brings and that are not there. */
    List<String> lacking(PluginManifest manifest) {
        return manifest.configuration().stream()
                .map(PackageFiles::fileName)
                .filter(name -> !Files.exists(etc.resolve(name)))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /** Puts default configuration where there is none. */
    void addDefaults(PluginManifest manifest, Path unpacked) {
        lacking(manifest).forEach(pid -> put(pid, unpacked.resolve("etc").resolve(pid + SUFFIX)));
    }

    /** The names of all configurations of a plugin that there are now. */
    List<String> present(PluginManifest manifest) {
        var pids = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(etc, "*" + SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                pids.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        } catch (IOException e) {
            throw unusable("list " + etc, e);
        }
        return pids.stream().filter(pid -> owns(manifest, pid)).toList();
    }

    /** Keeps the present configuration beside the files of the version that is about to be left. */
    void keep(PluginManifest manifest, Path unpacked) {
        var place = unpacked.resolve(KEPT);
        var making = unpacked.resolve(KEPT + ".making");
        try {
            Files.createDirectories(making);
            for (var pid : present(manifest)) {
                Files.copy(file(pid), making.resolve(pid + SUFFIX), StandardCopyOption.REPLACE_EXISTING);
            }
            forgetKept(unpacked);
            Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable("keep the configuration of plugin " + manifest.text(), e);
        }
    }

    /** Brings back what was kept, and takes away what came since. Fine when nothing was kept. */
    void restore(PluginManifest kept, PluginManifest since, Path unpacked) {
        var place = unpacked.resolve(KEPT);
        if (!Files.isDirectory(place)) {
            return;
        }
        for (var manifest : List.of(kept, since)) {
            for (var pid : present(manifest)) {
                if (!Files.exists(place.resolve(pid + SUFFIX))) {
                    delete(pid);
                }
            }
        }
        try (var files = Files.newDirectoryStream(place)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                put(name.substring(0, name.length() - SUFFIX.length()), file);
            }
        } catch (IOException e) {
            throw unusable("bring back the configuration of plugin " + kept.text(), e);
        }
    }

    private static void forgetKept(Path unpacked) throws IOException {
        var place = unpacked.resolve(KEPT);
        if (Files.isDirectory(place)) {
            try (var files = Files.newDirectoryStream(place)) {
                for (var file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(place);
        }
    }

    /** What a configuration holds now. */
    Optional<TypedProperties> read(String pid) {
        var file = file(pid);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var properties = new TypedProperties(false);
            properties.load(file.toFile());
            return Optional.of(properties);
        } catch (IOException e) {
            throw unusable("read " + file, e);
        }
    }

    /** Writes a configuration and applies it. */
    void write(String pid, TypedProperties properties) {
        var making = etc.resolve("." + pid + ".making");
        try {
            properties.save(making.toFile());
            put(pid, making);
            Files.delete(making);
        } catch (IOException e) {
            throw unusable("write " + file(pid), e);
        }
    }

    private void put(String pid, Path source) {
        try {
            var making = etc.resolve("." + pid + ".copying");
            Files.copy(source, making, StandardCopyOption.REPLACE_EXISTING);
            Files.move(making, file(pid), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            apply(pid);
        } catch (IOException e) {
            throw unusable("write " + file(pid), e);
        }
    }

    /** Does at once what the container would do when it next looks at its files. */
    private void apply(String pid) throws IOException {
        var values = new Hashtable<String, Object>();
        read(pid).orElseThrow().forEach(values::put);
        values.put(FILE_OF, file(pid).toUri().toString());
        configuration(pid).updateIfDifferent(values);
    }

    private Configuration configuration(String pid) throws IOException {
        var instance = pid.indexOf('~');
        return instance < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, instance), pid.substring(instance + 1), "?");
    }

    void delete(String pid) {
        try {
            Files.deleteIfExists(file(pid));
            end(configuration(pid));
        } catch (IOException e) {
            throw unusable("delete " + file(pid), e);
        }
    }

    /** The container may look at its files in between, and end it because its file is gone. */
    private static void end(Configuration configuration) throws IOException {
        try {
            configuration.delete();
        } catch (IllegalStateException e) {
            LOG.debug("The container ended a configuration first: {}", e.getMessage());
        }
    }

    private Path file(String pid) {
        return etc.resolve(pid + SUFFIX);
    }

    private static VireoException unusable(String attempt, IOException cause) {
        return new VireoException(
                PluginError.FILES_UNUSABLE, "Could not " + attempt + ": " + cause.getMessage(), cause);
    }
}
