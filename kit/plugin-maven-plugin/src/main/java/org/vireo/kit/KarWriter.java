package org.vireo.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a plugin's file, the same bytes for the same contents. Not thread-safe. */
final class KarWriter {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final LocalDateTime time;
    private final SortedMap<String, Contents> entries = new TreeMap<>();

    private interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    /** All entries bear this time, shown in UTC. */
    KarWriter(Instant time) {
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    void add(String name, byte[] contents) {
        put(name, out -> out.write(contents));
    }

    void add(String name, Path file) {
        put(name, out -> Files.copy(file, out));
    }

    private void put(String name, Contents contents) {
        if (entries.put(name, contents) != null) {
            throw new IllegalArgumentException("two files are called " + name);
        }
    }

    /** Features start only when somebody asks: the engine installs the halves itself. */
    void write(Path file, PluginJson plugin) throws IOException {
        var head = Map.of(
                "Karaf-Feature-Start", "false",
                "Vireo-Plugin", plugin.id(),
                "Vireo-Plugin-Version", plugin.version());
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, MANIFEST, out -> out.write(manifest(head)));
            entry(zip, PluginJson.PATH, out -> out.write(plugin.write()));
            for (var next : entries.entrySet()) {
                entry(zip, next.getKey(), next.getValue());
            }
        }
    }

    private static byte[] manifest(Map<String, String> headers) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        new TreeMap<>(headers).forEach(manifest.getMainAttributes()::putValue);
        var bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private void entry(ZipOutputStream zip, String name, Contents contents) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        contents.writeTo(zip);
        zip.closeEntry();
    }
}
