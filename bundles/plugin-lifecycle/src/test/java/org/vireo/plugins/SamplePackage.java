package org.vireo.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages of plugins while tests run, good ones and bad ones. */
public final class SamplePackage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode manifest = JSON.createObjectNode();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A plugin without anything in it. */
    public SamplePackage(String id, String version) {
        manifest.put("format", 1)
                .put("id", id)
                .put("version", version)
                .put("vendor", "Sample")
                .put("licence", "Apache-2.0")
                .put("name", "Sample " + id)
                .put("description", "Made by a test")
                .put("engine_min", "0.1.0");
        for (var list : new String[] {"permissions", "provides", "requires", "engine", "host", "configuration"}) {
            manifest.putArray(list);
        }
        manifest.putObject("spi");
        manifest.putObject("host_spi");
    }

    /** Changes the manifest. */
    public SamplePackage manifest(Consumer<ObjectNode> change) {
        change.accept(manifest);
        return this;
    }

    /** Adds a capability to the manifest. */
    public SamplePackage provides(String kind, String type) {
        manifest.withArray("provides").addObject().put("kind", kind).put("type", type);
        return this;
    }

    /** Adds a jar to the engine half. */
    public SamplePackage engine(String name, SampleBundle bundle) {
        return jar("engine", name, bundle.bytes());
    }

    /** Adds a jar to the host half. */
    public SamplePackage host(String name, SampleBundle bundle) {
        return jar("host", name, bundle.bytes());
    }

    private SamplePackage jar(String half, String name, byte[] jar) {
        var path = "repository/sample/" + name;
        manifest.withArray(half).add(path);
        files.put(path, jar);
        return this;
    }

    /** Adds default configuration. */
    public SamplePackage configuration(String pid, String text) {
        return listed("configuration", "etc/" + pid + ".cfg", text);
    }

    /** Adds a page of the handbook, such as {@code sample.md}. */
    public SamplePackage page(String name, String markdown) {
        return listed("handbook", "docs/" + name, markdown);
    }

    /** Adds a file for browsers. */
    public SamplePackage portal(String name, String text) {
        return listed("portal", "portal/" + name, text);
    }

    private SamplePackage listed(String list, String path, String text) {
        manifest.withArray(list).add(path);
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds any entry, whatever its name. */
    public SamplePackage file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** Writes it. */
    public Path write(Path file) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "META-INF/vireo/plugin.json", JSON.writeValueAsBytes(manifest));
            for (var entry : files.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
