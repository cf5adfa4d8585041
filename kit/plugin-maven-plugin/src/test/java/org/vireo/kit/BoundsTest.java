package org.vireo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    @TempDir
    Path directory;

    private static ZipEntry sized(String name, long size) {
        var entry = new ZipEntry(name);
        entry.setSize(size);
        return entry;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "a/../../b", "/etc/passwd", "a\\b", "C:/x", "a//b", "a/./b", "a\nb", ""})
    void namesStayInside(String name) {
        assertThat(Bounds.broken(List.of(sized(name, 1))))
                .singleElement()
                .asString()
                .contains("does not name a place inside");
    }

    @Test
    void ordinaryNamesAreFine() {
        assertThat(Bounds.broken(List.of(sized("repository/", 0), sized("docs/storage-x..y.md", 1))))
                .isEmpty();
    }

    @Test
    void entriesAreThereOnce() {
        assertThat(Bounds.broken(List.of(sized("a", 1), sized("a", 1))))
                .containsExactly("The entry 'a' is there more than once.");
    }

    @Test
    void sizesAreBounded() {
        assertThat(Bounds.broken(List.of(sized(PluginJson.PATH, PluginFile.LARGEST_JSON + 1))))
                .singleElement()
                .asString()
                .contains(PluginJson.PATH + " has 65537 bytes");
        assertThat(Bounds.broken(List.of(sized("a", Bounds.LARGEST_UNPACKED), sized("b", 1))))
                .singleElement()
                .asString()
                .contains("together");
        var many = IntStream.rangeClosed(0, Bounds.MOST_ENTRIES)
                .mapToObj(i -> sized("e" + i, 1))
                .toList();
        assertThat(Bounds.broken(many)).singleElement().asString().contains("4097 entries");
    }

    @Test
    void fileItselfIsBounded() throws IOException {
        var file = directory.resolve("large.kar");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(Bounds.LARGEST_FILE + 1); // takes no room on the disk
        }
        assertThat(Verdict.on(file, TestBundle.contracts(), List.of()))
                .singleElement()
                .asString()
                .contains("is the most");
    }

    @Test
    void fileWithoutManifestOrBundlesIsRefused() throws IOException {
        var file = directory.resolve("empty.kar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("etc/x.cfg"));
        }
        assertThat(Verdict.on(file, TestBundle.contracts(), List.of()))
                .containsExactly("The file has no META-INF/vireo/plugin.json.");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(PluginJson.PATH));
            zip.write("{\"engine\":[\"repository/none.jar\"]}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Verdict.on(file, TestBundle.contracts(), List.of()))
                .containsExactly("The file names the bundle repository/none.jar, which is not in it.");
    }

    @Test
    void manifestThatIsNoJsonIsRefused() throws IOException {
        var file = directory.resolve("torn.kar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(PluginJson.PATH));
            zip.write('{');
        }
        assertThat(Verdict.on(file, TestBundle.contracts(), List.of()))
                .singleElement()
                .asString()
                .contains("has a " + PluginJson.PATH + " that cannot be read");
    }
}
