package org.vireo.kit;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipInputStream;

/**
 * A bundle as its own manifest describes it. Immutable.
 *
 * @param file where it lies, for sentences
 * @param headers of its manifest
 * @param components its declarative services
 * @param packages those it has classes of
 */
record Bundle(String file, Map<String, String> headers, List<Component> components, Set<String> packages) {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String COMPONENTS = "OSGI-INF/";
    private static final int LARGEST_COMPONENT = 1 << 20;

    static Bundle read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        }
    }

    /** Reads a jar to its end; leaves {@code in} open. */
    static Bundle read(String file, InputStream in) throws IOException {
        var jar = new ZipInputStream(in);
        var headers = Map.<String, String>of();
        var components = new ArrayList<Component>();
        var packages = new TreeSet<String>();
        for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            var name = entry.getName();
            if (name.equals(MANIFEST)) {
                headers = headers(new Manifest(jar));
            } else if (name.startsWith(COMPONENTS) && name.endsWith(".xml")) {
                Component.read(jar.readNBytes(LARGEST_COMPONENT)).ifPresent(components::add);
            } else if (name.endsWith(".class") && name.indexOf('/') > 0 && !name.startsWith("META-INF/")) {
                packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
            }
        }
        return new Bundle(file, headers, List.copyOf(components), Set.copyOf(packages));
    }

    private static Map<String, String> headers(Manifest manifest) {
        var headers = new TreeMap<String, String>();
        manifest.getMainAttributes()
                .forEach((name, value) -> headers.put(((Attributes.Name) name).toString(), value.toString()));
        return Map.copyOf(headers);
    }

    /** Whether it is a bundle at all. */
    boolean named() {
        return headers.containsKey("Bundle-SymbolicName");
    }

    /** Whether it adds something to the portal. */
    boolean inPortal() {
        return headers.containsKey("Vireo-Portal");
    }

    /** Name for sentences: that of the bundle, or of its file. */
    String name() {
        return new Parameters(headers.getOrDefault("Bundle-SymbolicName", file))
                .keySet().stream().findFirst().orElse(file);
    }

    /** Ranges by package; an import that names none has an empty one. */
    Map<String, Optional<String>> imports() {
        var imports = new TreeMap<String, Optional<String>>();
        parameters("Import-Package")
                .forEach((name, attributes) -> imports.put(name, Optional.ofNullable(attributes.getVersion())));
        return imports;
    }

    /** Whether it can do without a package that it imports. */
    boolean optional(String imported) {
        var attributes = parameters("Import-Package").getOrDefault(imported, new Attrs());
        return "optional".equals(attributes.get("resolution:"));
    }

    /** Versions by package. */
    Map<String, String> exports() {
        var exports = new TreeMap<String, String>();
        parameters("Export-Package")
                .forEach((name, attributes) -> exports.put(
                        name, Optional.ofNullable(attributes.getVersion()).orElse("0")));
        return exports;
    }

    private Parameters parameters(String header) {
        return OSGiHeader.parseHeader(headers.get(header));
    }
}
