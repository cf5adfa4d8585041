package org.vireo.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes bundles from sources while tests run, against whatever is on the class path of the tests. */
public final class SampleBundle {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> content = new LinkedHashMap<>();

    /** A bundle with a symbolic name and a version, empty so far. */
    public SampleBundle(String symbolicName, String version) {
        header("Bundle-ManifestVersion", "2");
        header("Bundle-SymbolicName", symbolicName);
        header("Bundle-Version", version);
    }

    /** Sets a header. */
    public SampleBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds a file. */
    public SampleBundle file(String path, String text) {
        content.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a component of Declarative Services that publishes a class under interfaces, with properties of text. */
    public SampleBundle component(String type, List<String> interfaces, Map<String, String> properties, String inner) {
        var xml = new StringBuilder("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"" + type
                + "\" immediate=\"true\"><implementation class=\"" + type + "\"/><service>");
        interfaces.forEach(i -> xml.append("<provide interface=\"").append(i).append("\"/>"));
        xml.append("</service>");
        properties.forEach((name, value) -> xml.append("<property name=\"" + name + "\" value=\"" + value + "\"/>"));
        xml.append(inner).append("</scr:component>");
        var path = "OSGI-INF/" + type + ".xml";
        headers.merge("Service-Component", path, (a, b) -> a + "," + b);
        headers.putIfAbsent("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=osgi.component)\"");
        return file(path, xml.toString());
    }

    /** Compiles a class into it. */
    public SampleBundle source(String name, String source) {
        content.putAll(compiled(name, source));
        return this;
    }

    /** The jar. */
    public byte[] bytes() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        var out = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(out, manifest)) {
            for (var file : content.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> compiled(String name, String source) {
        var classes = new LinkedHashMap<String, ByteArrayOutputStream>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var unit =
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        var files =
                new ForwardingJavaFileManager<JavaFileManager>(
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("bytes:///" + type), kind) {
                            @Override
                            public ByteArrayOutputStream openOutputStream() {
                                return classes.computeIfAbsent(type, t -> new ByteArrayOutputStream());
                            }
                        };
                    }
                };
        var task = compiler.getTask(
                null,
                files,
                null,
                List.of("--release", "17", "-proc:none", "-classpath", CLASS_PATH),
                null,
                List.of(unit));
        if (!task.call()) {
            throw new IllegalArgumentException("the sample " + name + " does not compile");
        }
        var made = new LinkedHashMap<String, byte[]>();
        classes.forEach((type, bytes) -> made.put(type.replace('.', '/') + ".class", bytes.toByteArray()));
        return made;
    }
}
