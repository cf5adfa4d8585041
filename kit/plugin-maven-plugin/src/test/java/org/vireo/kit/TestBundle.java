package org.vireo.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes bundles for tests: real jars with the headers and components that are asked for. */
final class TestBundle {
    private final Map<String, String> headers = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    TestBundle(String name) {
        header("Bundle-ManifestVersion", "2");
        header("Bundle-SymbolicName", name);
        header("Bundle-Version", "1.0.0");
    }

    /** The engine half of a sound plugin for storage of a type. */
    static TestBundle engine(String type) {
        return new TestBundle("acme-" + type)
                .header(
                        "Import-Package",
                        "java.util,org.vireo.model;version=\"[1.0,2)\",org.vireo.spi.storage;version=\"[1.0,2)\"")
                .component("Backend", "org.vireo.spi.storage.StorageBackend", type);
    }

    /** Its host half. */
    static TestBundle host(String type) {
        return new TestBundle("acme-host-" + type)
                .header(
                        "Import-Package",
                        "org.slf4j;version=\"[1.7,2)\",org.vireo.host.spi.storage;version=\"[1.0,2)\"")
                .component("Driver", "org.vireo.host.spi.storage.StorageDriver", type);
    }

    /** What both are built with. */
    static Contracts contracts() {
        return new Contracts(Map.of(
                "org.vireo.model", "1.0.0",
                "org.vireo.protocol", "1.0.0",
                "org.vireo.spi.storage", "1.4.0",
                "org.vireo.spi.plugin", "1.0.0",
                "org.vireo.host.spi.storage", "1.0.0"));
    }

    TestBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    TestBundle without(String header) {
        headers.remove(header);
        return this;
    }

    TestBundle file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TestBundle component(String name, String service, String type) {
        var property = type.isEmpty() ? "" : "<property name=\"vireo.type\" type=\"String\" value=\"" + type + "\"/>";
        return file(
                "OSGI-INF/" + name + ".xml",
                "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"%s\">%s<service><provide interface=\"%s\"/></service></scr:component>"
                        .formatted(name, property, service));
    }

    Bundle read() {
        try {
            return Bundle.read("test.jar", new ByteArrayInputStream(bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            manifest.write(zip);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
