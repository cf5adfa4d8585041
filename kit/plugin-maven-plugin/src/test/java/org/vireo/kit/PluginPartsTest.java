package org.vireo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPartsTest {
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("target/storage-x.kar");
    }

    static PluginParts parts(Path directory, TestBundle engine, TestBundle host) throws IOException {
        var about = new PluginParts.About(
                "storage-x", "1.2.0", "Acme", "Apache-2.0", "Storage X", "Keeps volumes in X", "0.1.0");
        var parts = new PluginParts(about, TIME);
        var engineFile = engine.write(directory.resolve("engine.jar"));
        var hostFile = host.write(directory.resolve("host.jar"));
        parts.bundle(Half.ENGINE, new PluginParts.Jar("com.acme", "storage-x", "1.2", engineFile));
        parts.bundle(Half.HOST, new PluginParts.Jar("com.acme", "host-storage-x", "1.2", hostFile));
        parts.permissions(List.of("network", "hosts"));
        return parts;
    }

    private PluginParts sound() throws IOException {
        return parts(directory, TestBundle.engine("x"), TestBundle.host("x"));
    }

    @Test
    void whatIsPackagedPassesAllRules() throws IOException {
        var parts = sound();
        parts.folder(PluginParts.Folder.CONFIGURATION, written("etc", "vireo.storage.x.cfg"));
        parts.folder(PluginParts.Folder.HANDBOOK, written("handbook", "storage-x.md"));
        parts.folder(PluginParts.Folder.PORTAL, written("portal", "page/index.html"));
        parts.requires(List.of("other:[1,2)"));
        parts.write(file);
        assertThat(Verdict.on(file, TestBundle.contracts(), List.of())).isEmpty();
    }

    @Test
    void manifestIsWorkedOutFromTheBundles() throws IOException {
        sound().write(file);
        var json = PluginFile.read(file).json();
        assertThat(json.id()).isEqualTo("storage-x");
        assertThat(json.spi())
                .containsEntry("org.vireo.spi.storage", "[1.0,2)")
                .containsEntry("org.vireo.model", "[1.0,2)")
                .hasSize(2);
        assertThat(json.hostSpi()).containsOnlyKeys("org.vireo.host.spi.storage");
        assertThat(json.provides()).containsExactly(new PluginJson.Provided("storage", "x"));
        assertThat(json.permissions()).containsExactly("hosts", "network");
        assertThat(json.engine()).containsExactly("repository/com/acme/storage-x/1.2/storage-x-1.2.jar");
        assertThat(json.selfTest()).isFalse();
    }

    @Test
    void contentIsNamedInTheVersion() throws IOException {
        var first = named(sound());
        assertThat(first).matches("1\\.2\\.0-[0-9a-f]{12}").isEqualTo(named(sound()));
        assertThat(named(parts(directory, TestBundle.engine("y"), TestBundle.host("x"))))
                .isNotEqualTo(first);
    }

    private String named(PluginParts parts) throws IOException {
        parts.nameContent();
        parts.write(file);
        assertThat(PluginFile.read(file).json().version()).isEqualTo(parts.version());
        return parts.version();
    }

    @Test
    void selfTestsAreFound() throws IOException {
        var engine = TestBundle.engine("x").component("Test", Kinds.SELF_TEST, "");
        var host = TestBundle.host("x").component("Test", Kinds.HOST_SELF_TEST, "");
        parts(directory, engine, host).write(file);
        var json = PluginFile.read(file).json();
        assertThat(json.selfTest()).isTrue();
        assertThat(json.hostSelfTest()).isTrue();
    }

    @Test
    void sameInputGivesSameBytes() throws IOException {
        sound().write(file);
        var again = directory.resolve("target/again.kar");
        sound().write(again);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
        try (var jar = new JarFile(file.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct().toList())
                    .containsExactly(LocalDateTime.parse("2026-11-01T00:00:00"));
        }
    }

    @Test
    void plainKarafFindsTheFeaturesOfBothHalves() throws IOException {
        sound().write(file);
        try (var jar = new JarFile(file.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Karaf-Feature-Start"))
                    .isEqualTo("false");
            var xml = jar.getEntry(FeaturesXml.path("storage-x", "1.2.0"));
            assertThat(new String(jar.getInputStream(xml).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<feature name=\"vireo-storage-x\" version=\"1.2.0\">")
                    .contains("mvn:com.acme/storage-x/1.2<")
                    .contains("<feature name=\"vireo-host-storage-x\"")
                    .contains("mvn:com.acme/host-storage-x/1.2<");
        }
    }

    @Test
    void requirementWithoutRangeIsRefused() throws IOException {
        var parts = sound();
        assertThatThrownBy(() -> parts.requires(List.of("other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id:range");
    }

    private Path written(String folder, String name) throws IOException {
        var path = directory.resolve(folder).resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "text");
        return directory.resolve(folder);
    }
}
