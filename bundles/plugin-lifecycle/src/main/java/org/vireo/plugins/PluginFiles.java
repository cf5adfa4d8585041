package org.vireo.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarFile;
import org.osgi.framework.Version;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.VireoException;

/**
 * The files of plugins below one directory: {@code <id>/<version>/} for each version, {@code .incoming/} for packages that were received.
 * Only ids and versions that have been checked become names. Thread-safe as long as one version is worked on by one thread.
 */
final class PluginFiles {
    private static final String INCOMING = ".incoming";
    private static final int BUFFER = 64 * 1024;

    private final Path root;

    PluginFiles(Path root) {
        this.root = root;
    }

    /** Where a received package lies. */
    Path incoming(UUID upload) {
        return root.resolve(INCOMING).resolve(upload + ".kar");
    }

    /** Keeps what is received, at most so many bytes and one more. */
    void receive(UUID upload, InputStream content, long most) throws IOException {
        makePrivate(root.resolve(INCOMING));
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(incoming(upload))) {
            long kept = 0;
            for (var n = content.read(buffer); n >= 0 && kept <= most; n = content.read(buffer)) {
                out.write(buffer, 0, n);
                kept += n;
            }
        }
    }

    void forget(UUID upload) {
        try {
            Files.deleteIfExists(incoming(upload));
        } catch (IOException e) {
            throw unusable("delete the received package " + upload, e);
        }
    }

    /** Packages that were received before the time and that nobody will ask for. */
    void forgetReceivedBefore(Instant time) {
        var folder = root.resolve(INCOMING);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw unusable("tidy up " + folder, e);
        }
    }

    /** Where a version is unpacked. */
    Path version(String plugin, String version) {
        if (!ManifestText.isId(plugin)
                || !Version.parseVersion(version).toString().equals(version)) {
            throw PluginError.FILES_UNUSABLE.because("no plugin can be called " + EntryNames.printable(plugin));
        }
        return root.resolve(plugin).resolve(version);
    }

    boolean has(String plugin, String version) {
        return Files.isRegularFile(version(plugin, version).resolve(PackageReader.MANIFEST));
    }

    PluginManifest manifest(String plugin, String version) {
        return ManifestText.read(manifestText(plugin, version));
    }

    byte[] manifestText(String plugin, String version) {
        var file = version(plugin, version).resolve(PackageReader.MANIFEST);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unusable("read the files of plugin " + plugin + " " + version, e);
        }
    }

    /** Unpacks a package that was read through; the directory appears when it is complete. Repeating it makes it anew. */
    void unpack(PluginPackage found) {
        var manifest = found.manifest();
        var place = version(manifest.id(), manifest.version());
        var making = place.resolveSibling("." + manifest.version() + "." + UUID.randomUUID());
        try {
            makePrivate(place.getParent());
            Files.createDirectory(making);
            try (var jar = new JarFile(found.file().toFile(), false)) {
                for (var name : found.sizes().keySet()) {
                    extract(jar, name, making.resolve(name));
                }
            }
            delete(place);
            Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable("unpack plugin " + manifest.text(), e);
        } finally {
            deleteLeftover(making);
        }
    }

    private static void extract(JarFile jar, String name, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var in = jar.getInputStream(jar.getJarEntry(name))) {
            Files.copy(in, file);
        }
    }

    void delete(String plugin, String version) {
        var place = version(plugin, version);
        try {
            delete(place);
        } catch (IOException e) {
            throw unusable("delete the files of plugin " + plugin + " " + version, e);
        }
    }

    /** Deletes all versions of a plugin except for those named. */
    void keepOnly(String plugin, List<String> versions) {
        var folder = version(plugin, "0.0.0").getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var there = Files.newDirectoryStream(folder)) {
            for (var place : there) {
                if (!versions.contains(place.getFileName().toString())) {
                    delete(place);
                }
            }
            if (versions.isEmpty()) {
                delete(folder);
            }
        } catch (IOException e) {
            throw unusable("delete old files of plugin " + plugin, e);
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (var all = Files.walk(place)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteLeftover(Path place) {
        try {
            delete(place);
        } catch (IOException e) {
            throw unusable("delete " + place, e);
        }
    }

    private static VireoException unusable(String attempt, IOException cause) {
        return new VireoException(
                PluginError.FILES_UNUSABLE, "Could not " + attempt + ": " + cause.getMessage(), cause);
    }
}
