package org.vireo.host.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.vireo.host.plugins.sample.SampleDriver;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.plugin.HostSelfTest;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.HalfType;
import org.vireo.protocol.plugin.PluginRef;
import org.vireo.protocol.plugin.StagePart;

/** Builds halves of a plugin {@code network-sample}, each one bundle. */
final class SampleHalf {
    private static final String NETWORK = "org.vireo.host.spi.network";

    private final PluginRef plugin;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<Class<?>, Class<?>> components = new LinkedHashMap<>();
    private Map<String, String> spi = Map.of(NETWORK, "[1.0,2)");
    private boolean selfTest;
    private int gateSeconds = 20;
    private String type = "sample";

    private SampleHalf(String version) {
        plugin = new PluginRef("network-sample", version);
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "network-sample-half");
        headers.put("Bundle-Version", version);
        headers.put(
                "Import-Package",
                "org.osgi.framework,org.vireo.host.spi,org.vireo.protocol.network,"
                        + "org.vireo.host.spi.plugin;version=\"[1.0,2)\"," + NETWORK + ";version=\"[1.0,2)\"");
    }

    /** One that works. */
    static SampleHalf good(String version) {
        return new SampleHalf(version).component(SampleDriver.class, NetworkDriver.class);
    }

    /** One without anything. */
    static SampleHalf bare(String version) {
        return new SampleHalf(version);
    }

    SampleHalf component(Class<?> implementation, Class<?> service) {
        components.put(implementation, service);
        return this;
    }

    SampleHalf selfTest(Class<? extends HostSelfTest> test) {
        selfTest = true;
        return component(test, HostSelfTest.class);
    }

    SampleHalf header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    SampleHalf carrying(Class<?> type) {
        components.putIfAbsent(type, Object.class);
        return this;
    }

    SampleHalf spi(Map<String, String> ranges) {
        spi = ranges;
        return this;
    }

    SampleHalf gateSeconds(int seconds) {
        gateSeconds = seconds;
        return this;
    }

    SampleHalf type(String wanted) {
        type = wanted;
        return this;
    }

    /** Sends it to where halves are kept and returns what puts it into use. */
    ActivateHalf stagedIn(Halves halves) {
        byte[] jar = jar();
        var file = new HalfFile("half.jar", jar.length, sha256(jar));
        for (int at = 0; at < jar.length; at += StagePart.LARGEST) {
            byte[] piece = Arrays.copyOfRange(jar, at, Math.min(jar.length, at + StagePart.LARGEST));
            halves.stage(StagePart.of(plugin, file, at, piece, piece.length));
        }
        return new ActivateHalf(
                plugin, List.of(file), spi, List.of(new HalfType("network", type)), selfTest, gateSeconds);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    byte[] jar() {
        var names = components.entrySet().stream()
                .filter(component -> component.getValue() != Object.class)
                .map(component -> "OSGI-INF/" + component.getKey().getSimpleName() + ".xml")
                .toList();
        if (!names.isEmpty()) {
            headers.put("Service-Component", String.join(",", names));
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        var content = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(content, manifest)) {
            for (var component : components.entrySet()) {
                addClass(jar, component.getKey());
                if (component.getValue() != Object.class) {
                    add(
                            jar,
                            "OSGI-INF/" + component.getKey().getSimpleName() + ".xml",
                            description(component.getKey(), component.getValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    private static void addClass(JarOutputStream jar, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (var in = type.getClassLoader().getResourceAsStream(name)) {
            add(jar, name, in.readAllBytes());
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] description(Class<?> implementation, Class<?> service) {
        return ("<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='"
                        + implementation.getSimpleName() + "'><implementation class='" + implementation.getName()
                        + "'/><property name='vireo.type' value='sample'/><service><provide interface='"
                        + service.getName() + "'/></service></scr:component>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
