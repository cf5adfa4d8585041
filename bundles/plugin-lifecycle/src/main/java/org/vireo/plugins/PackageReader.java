package org.vireo.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.ByteSize;
import org.vireo.model.VireoException;

/** Reads packages from files that anyone may have sent. Holds one entry in memory at most in part. Thread-safe. */
final class PackageReader {
    static final String MANIFEST = "META-INF/vireo/plugin.json";
    private static final int BUFFER = 64 * 1024;

    private final PackageLimits limits;

    PackageReader(PackageLimits limits) {
        this.limits = limits;
    }

    /** Reads it through; throws {@code PACKAGE_REFUSED} with one sentence. */
    PluginPackage read(Path file) {
        try {
            checkSize(Files.size(file));
            try (var jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
                return read(file, jar);
            }
        } catch (IOException | SecurityException e) {
            throw new VireoException(
                    PluginError.PACKAGE_REFUSED,
                    "The package cannot be read: it is no archive, or one that is damaged (" + e.getMessage() + ").",
                    e);
        }
    }

    void checkSize(long bytes) {
        if (bytes > limits.packed().bytes()) {
            throw PluginError.PACKAGE_REFUSED.because("The package has " + new ByteSize(bytes).toMiBCeil()
                    + " MiB; this engine takes at most " + limits.packed().toMiBCeil() + " MiB.");
        }
    }

    private PluginPackage read(Path file, JarFile jar) throws IOException {
        if (jar.size() > limits.entries()) {
            throw PluginError.PACKAGE_REFUSED.because(
                    "The package has " + jar.size() + " entries; this engine takes at most " + limits.entries() + ".");
        }
        var entries = Collections.list(jar.entries());
        EntryNames.check(entries.stream().map(JarEntry::getName).toList());
        var described = jar.getJarEntry(MANIFEST);
        if (described == null) {
            throw PluginError.PACKAGE_REFUSED.because("The package is no plugin: it has no " + MANIFEST + ".");
        }
        // the sizes come first, so that nothing is taken into memory that was not measured
        var budget = new UnpackBudget(limits);
        var signatures = new SignatureReading(jar);
        var sizes = new LinkedHashMap<String, ByteSize>();
        for (var entry : entries) {
            if (!entry.isDirectory()) {
                sizes.put(entry.getName(), budget.spend(entry, signatures.opened(entry)));
                signatures.done(entry);
            }
        }
        var manifest = manifest(jar, described, sizes.get(MANIFEST));
        checkNamed(manifest, sizes);
        return new PluginPackage(
                file,
                sha256(file),
                manifest,
                signatures.found(),
                sizes,
                new JarHeaders(limits).of(jar, manifest.engine()));
    }

    private static PluginManifest manifest(JarFile jar, JarEntry entry, ByteSize size) throws IOException {
        if (size.bytes() > PackageLimits.MANIFEST_BYTES) {
            throw PluginError.PACKAGE_REFUSED.because("The plugin's manifest " + MANIFEST + " has " + size.bytes()
                    + " bytes; at most " + PackageLimits.MANIFEST_BYTES + " are taken.");
        }
        try (var in = content(jar, entry)) {
            return ManifestText.read(in.readNBytes(PackageLimits.MANIFEST_BYTES));
        }
    }

    /** Content of which the signature is looked at elsewhere. */
    private static InputStream content(JarFile jar, JarEntry entry) throws IOException {
        try {
            return jar.getInputStream(entry);
        } catch (SecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void checkNamed(PluginManifest manifest, Map<String, ByteSize> sizes) {
        var missing = Stream.of(
                        manifest.engine(),
                        manifest.host(),
                        manifest.configuration(),
                        manifest.handbook(),
                        manifest.portal())
                .flatMap(List::stream)
                .filter(path -> !sizes.containsKey(path))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw PluginError.PACKAGE_REFUSED.because("Plugin " + manifest.text()
                    + " names files that its package does not hold: " + EntryNames.printable(missing) + ".");
        }
        if (manifest.engine().isEmpty() && manifest.host().isEmpty()) {
            throw PluginError.PACKAGE_REFUSED.because(
                    "Plugin " + manifest.text() + " has neither an engine half nor a host half.");
        }
        Stream.of(manifest.engine(), manifest.host()).forEach(half -> checkFileNames(manifest, half));
    }

    /** Jars are told apart by their file names once they are installed. */
    private static void checkFileNames(PluginManifest manifest, List<String> half) {
        half.stream().collect(Collectors.groupingBy(PackageFiles::fileName)).forEach((name, paths) -> {
            if (paths.size() > 1) {
                throw PluginError.PACKAGE_REFUSED.because("Plugin " + manifest.text() + " has two jars of the name "
                        + EntryNames.printable(name) + " in one half.");
            }
        });
    }

    static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
