package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.model.VireoException;

class PackageReaderTest {
    private static final PackageLimits LIMITS = PackageLimits.ofMebibytes(8, 16);

    @TempDir
    Path folder;

    private final PackageReader reader = new PackageReader(LIMITS);

    private static SamplePackage sample() {
        return new SamplePackage("storage-sample", "1.2.0")
                .engine("engine.jar", new SampleBundle("sample.engine", "1.2.0"))
                .provides("storage", "sample");
    }

    private PluginPackage read(SamplePackage sample) {
        return reader.read(sample.write(folder.resolve("sample.kar")));
    }

    private void refuses(SamplePackage sample, String sentence) {
        assertThatThrownBy(() -> read(sample))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(PluginError.PACKAGE_REFUSED))
                .hasMessageContaining(sentence);
    }

    @Test
    void readsWhatAPluginSaysOfItself() {
        var found =
                read(sample().configuration("vireo.storage.sample", "a = 1\n").manifest(m -> {
                    m.putObject("spi").put("org.vireo.spi.storage", "[1.0,2)");
                    m.withArray("permissions").add("hosts");
                }));
        assertThat(found.manifest().text()).isEqualTo("storage-sample 1.2.0");
        assertThat(found.manifest().spi()).isEqualTo(Map.of("org.vireo.spi.storage", "[1.0,2)"));
        assertThat(found.manifest().permissions()).containsExactly("hosts");
        assertThat(found.manifest().configuration()).containsExactly("etc/vireo.storage.sample.cfg");
        assertThat(found.bundles().get("repository/sample/engine.jar"))
                .containsEntry("Bundle-SymbolicName", "sample.engine");
        assertThat(found.signature()).isInstanceOf(Signature.Unsigned.class);
        assertThat(found.sha256()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.sh",
                "repository/../../evil.sh",
                "/etc/passwd",
                "repository\\..\\evil",
                "docs/./x",
                "docs//x",
                "C:evil",
                "docs/\u0000x",
                "docs/.hidden"
            })
    void refusesNamesThatLeaveTheirDirectory(String name) {
        refuses(sample().file(name, new byte[1]), "would not stay in its own directory");
    }

    @Test
    void refusesNamesThatAreOneFile() {
        refuses(sample().file("docs/A.md", new byte[1]).file("docs/a.md", new byte[1]), "\"docs/a.md\" twice");
        refuses(
                sample().file("docs/x", new byte[1]).file("docs/x/y", new byte[1]),
                "\"docs/x\" both as a file and as a directory");
    }

    @Test
    void refusesTheSameNameTwice() throws IOException {
        var file = sample().file("docs/aa.md", new byte[1])
                .file("docs/ab.md", new byte[1])
                .write(folder.resolve("twice.kar"));
        var bytes =
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("docs/ab.md", "docs/aa.md");
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> reader.read(file)).hasMessageContaining("twice");
    }

    @Test
    void refusesAFileOfTwoGigabytesBeforeItReadsIt() throws IOException {
        var file = folder.resolve("huge.kar");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2_000_000_000L);
        }
        assertThatThrownBy(() -> reader.read(file))
                .hasMessage("The package has 1908 MiB; this engine takes at most 8 MiB.");
    }

    @Test
    void refusesEntriesMadeToFillDisks() {
        refuses(sample().file("docs/zeros", new byte[4 * 1024 * 1024]), "made to fill disks");
    }

    @Test
    void refusesMoreThanItMayUnpack() {
        var sample = sample();
        for (int i = 0; i < 20; i++) {
            sample.file("docs/z" + i, new byte[1024 * 1024]);
        }
        refuses(sample, "more than 16 MiB when unpacked");
    }

    @Test
    void refusesTooManyEntries() {
        var sample = sample();
        for (int i = 0; i < 5000; i++) {
            sample.file("docs/z" + i, new byte[0]);
        }
        refuses(sample, "this engine takes at most 4096");
    }

    @Test
    void refusesWhatIsNoPlugin() throws IOException {
        var text = Files.writeString(folder.resolve("text.kar"), "hello");
        assertThatThrownBy(() -> reader.read(text)).hasMessageContaining("it is no archive");
        var jar = Files.write(folder.resolve("jar.kar"), new SampleBundle("x", "1").bytes());
        assertThatThrownBy(() -> reader.read(jar)).hasMessageContaining("The package is no plugin");
    }

    @Test
    void refusesManifestsOfAnotherForm() {
        refuses(sample().manifest(m -> m.put("format", 2)), "has a \"format\" this engine does not know; it knows 1");
        refuses(sample().manifest(m -> m.put("id", "../x")), "made of lower case words");
        refuses(sample().manifest(m -> m.put("version", "one")), "\"version\" that is no version");
        refuses(sample().manifest(m -> m.remove("vendor")), "\"vendor\"");
        refuses(sample().manifest(m -> m.put("name", "a\nb")), "needs one line");
        refuses(sample().manifest(m -> m.withArray("permissions").add("root")), "a permission that does not exist");
        refuses(sample().provides("magic", "x"), "kind or type that does not exist: magic x");
        refuses(sample().manifest(m -> m.putObject("spi").put("org.vireo.spi", "[2,1]")), "ranges of versions");
        refuses(sample().manifest(m -> m.withArray("host").add("repository/../x.jar")), "must not be part of");
        refuses(sample().manifest(m -> m.withArray("host").add("repository/x.jar")), "that its package does not hold");
        refuses(sample().manifest(m -> m.put("description", "x".repeat(70_000))), "at most 65536 are taken");
    }

    @Test
    void refusesTheConfigurationOfOthers() {
        refuses(sample().configuration("vireo.plugins", "unsigned = allow\n"), "\"etc/vireo.plugins.cfg\"");
        refuses(sample().configuration("org.apache.karaf.shell", ""), "must not be part of");
    }

    @Test
    void refusesTwoJarsOfOneName() {
        var sample = sample().file("repository/other/engine.jar", new SampleBundle("y", "1").bytes());
        sample.manifest(m -> m.withArray("engine").add("repository/other/engine.jar"));
        refuses(sample, "two jars of the name engine.jar");
    }
}
