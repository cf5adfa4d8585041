package org.vireo.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what belongs to a plugin, and works out the rest of its manifest from it. Not thread-safe. */
final class PluginParts {
    /** The earliest time that the archive's format can tell. */
    static final Instant NO_TIME = Instant.parse("1980-01-01T00:00:00Z");

    private static final int TELLING = 12;

    private final Instant time;
    private final Map<Half, List<Jar>> jars = new EnumMap<>(Map.of(Half.ENGINE, List.of(), Half.HOST, List.of()));
    private final Map<Half, List<Bundle>> bundles = new EnumMap<>(Map.of(Half.ENGINE, List.of(), Half.HOST, List.of()));
    private final Map<Folder, Map<String, Path>> files = new EnumMap<>(Folder.class);
    private About about;
    private List<String> permissions = List.of();
    private List<PluginJson.Required> requires = List.of();

    /** What people are told of a plugin. */
    record About(
            String id,
            String version,
            String vendor,
            String licence,
            String name,
            String description,
            String engineMin) {
        private About qualified(String more) {
            return new About(id, version + more, vendor, licence, name, description, engineMin);
        }
    }

    /** A jar by its name in a repository. */
    record Jar(String group, String artifact, String version, Path file) {
        String path() {
            return "repository/%1$s/%2$s/%3$s/%2$s-%3$s.jar".formatted(group.replace('.', '/'), artifact, version);
        }
    }

    /** Folders of plain files. */
    enum Folder {
        CONFIGURATION("etc/"),
        HANDBOOK("docs/"),
        PORTAL("portal/");

        private final String prefix;

        Folder(String prefix) {
            this.prefix = prefix;
        }
    }

    PluginParts(About about, Instant time) {
        this.about = about;
        this.time = time;
    }

    void permissions(List<String> asked) {
        permissions = asked.stream().sorted().toList();
    }

    /** Plugins as {@code id:range}. */
    void requires(List<String> plugins) {
        requires = plugins.stream().map(PluginParts::required).toList();
    }

    private static PluginJson.Required required(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a required plugin is written id:range, not '" + text + "'");
        }
        return new PluginJson.Required(text.substring(0, colon), text.substring(colon + 1));
    }

    void bundle(Half half, Jar jar) throws IOException {
        jars.put(half, with(jars.get(half), jar));
        bundles.put(half, with(bundles.get(half), Bundle.read(jar.file())));
    }

    private static <T> List<T> with(List<T> list, T more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }

    /** Adds all files below a directory; one that does not exist has none. */
    void folder(Folder folder, Path directory) throws IOException {
        var found = new TreeMap<String, Path>();
        if (Files.isDirectory(directory)) {
            try (var walk = Files.walk(directory)) {
                walk.filter(Files::isRegularFile)
                        .forEach(file -> found.put(
                                folder.prefix
                                        + directory.relativize(file).toString().replace('\\', '/'),
                                file));
            }
        }
        files.put(folder, found);
    }

    /** Adds to the version what tells this content from any other; for builds whose version stays the same. */
    void nameContent() throws IOException {
        var content = new ByteArrayOutputStream();
        content.write(json().write());
        for (var part : contents().entrySet()) {
            content.write(part.getKey().getBytes(StandardCharsets.UTF_8));
            content.write(Files.readAllBytes(part.getValue()));
        }
        about = about.qualified("-" + sha256(content.toByteArray()).substring(0, TELLING));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String version() {
        return about.version();
    }

    private SortedMap<String, Path> contents() {
        var contents = new TreeMap<String, Path>();
        jars.values().forEach(half -> half.forEach(jar -> contents.put(jar.path(), jar.file())));
        files.values().forEach(contents::putAll);
        return contents;
    }

    void write(Path file) throws IOException {
        var json = json();
        var writer = new KarWriter(time);
        contents().forEach(writer::add);
        writer.add(FeaturesXml.path(json.id(), json.version()), FeaturesXml.write(json));
        writer.write(file, json);
    }

    private PluginJson json() {
        var engine = bundles.get(Half.ENGINE);
        var host = bundles.get(Half.HOST);
        return new PluginJson(
                PluginJson.FORMAT,
                about.id(),
                about.version(),
                about.vendor(),
                about.licence(),
                about.name(),
                about.description(),
                about.engineMin(),
                Baseline.ranges(engine),
                Baseline.ranges(host),
                permissions,
                Kinds.provided(engine),
                requires,
                Kinds.publishes(engine, Kinds.SELF_TEST),
                Kinds.publishes(host, Kinds.HOST_SELF_TEST),
                paths(Half.ENGINE),
                paths(Half.HOST),
                names(Folder.CONFIGURATION),
                names(Folder.HANDBOOK),
                names(Folder.PORTAL));
    }

    private List<String> paths(Half half) {
        return jars.get(half).stream().map(Jar::path).toList();
    }

    private List<String> names(Folder folder) {
        return List.copyOf(files.getOrDefault(folder, Map.of()).keySet());
    }
}
