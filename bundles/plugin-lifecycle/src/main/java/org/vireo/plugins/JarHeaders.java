package org.vireo.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The bundle headers of jars within a package, read without unpacking them to disk. */
record JarHeaders(PackageLimits limits) {
    private static final String NAME = "META-INF/MANIFEST.MF";
    private static final int LONGEST = 4 * 1024 * 1024;

    Map<String, Map<String, String>> of(JarFile jar, List<String> paths) throws IOException {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var path : paths) {
            all.put(path, headers(jar, path));
        }
        return all;
    }

    private Map<String, String> headers(JarFile jar, String path) throws IOException {
        try (var in = new ZipInputStream(jar.getInputStream(jar.getJarEntry(path)))) {
            var budget = new UnpackBudget(limits);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equalsIgnoreCase(NAME)) {
                    return headers(new Manifest(new ByteArrayInputStream(in.readNBytes(LONGEST))));
                }
                budget.skip(in);
            }
        }
        throw PluginError.PACKAGE_REFUSED.because(
                "The plugin's jar " + PackageFiles.fileName(path) + " is no bundle: it has no " + NAME + ".");
    }

    private static Map<String, String> headers(Manifest manifest) {
        var headers = new LinkedHashMap<String, String>();
        manifest.getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
        return headers;
    }
}
