package org.vireo.host.agent.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {
    @TempDir
    Path directory;

    @Test
    void findsAFileByItsPlainName() throws IOException {
        Path file = Files.writeString(directory.resolve("tiny-1.0_x.qcow2"), "x");
        assertThat(ImportFile.in(directory, "tiny-1.0_x.qcow2")).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "/etc/passwd", "a/b", ".hidden", "-rf", "a b", "a\nb", "a\0b"})
    void refusesWhatIsNoPlainName(String name) {
        assertThatThrownBy(() -> ImportFile.in(directory, name)).hasMessageContaining("not a plain file name");
    }

    @Test
    void refusesALinkADirectoryAndWhatIsNotThere() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), Path.of("/etc/passwd"));
        Files.createDirectory(directory.resolve("folder"));
        for (String name : new String[] {"link", "folder", "nothing"}) {
            assertThatThrownBy(() -> ImportFile.in(directory, name)).hasMessageContaining("holds no file");
        }
    }
}
