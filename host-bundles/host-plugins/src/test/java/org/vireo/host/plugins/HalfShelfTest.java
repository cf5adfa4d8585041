package org.vireo.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.PluginRef;
import org.vireo.protocol.plugin.StagePart;

class HalfShelfTest {
    private static final PluginRef PLUGIN = new PluginRef("network-sample", "1.0.0");
    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final HalfFile FILE = new HalfFile("a.jar", CONTENT.length, SampleHalf.sha256(CONTENT));

    @TempDir
    private Path root;

    private PartStaged stage(HalfShelf shelf, HalfFile file, int from, int to) {
        byte[] piece = Arrays.copyOfRange(CONTENT, from, to);
        return shelf.stage(StagePart.of(PLUGIN, file, from, piece, piece.length));
    }

    @Test
    void putsPiecesTogether() throws IOException {
        var shelf = new HalfShelf(root, 100);
        assertThat(stage(shelf, FILE, 0, 4)).isEqualTo(new PartStaged(4, false));
        assertThat(stage(shelf, FILE, 4, 10)).isEqualTo(new PartStaged(10, true));
        assertThat(Files.readAllBytes(shelf.checked(PLUGIN.id(), FILE))).isEqualTo(CONTENT);
    }

    @Test
    void answersWhereItIsWhenAPieceIsNotTheNextOne() {
        var shelf = new HalfShelf(root, 100);
        stage(shelf, FILE, 0, 4);
        assertThat(stage(shelf, FILE, 0, 4)).isEqualTo(new PartStaged(4, false));
        assertThat(stage(shelf, FILE, 6, 10)).isEqualTo(new PartStaged(4, false));
    }

    @Test
    void goesOnAfterARestart() {
        stage(new HalfShelf(root, 100), FILE, 0, 4);
        assertThat(stage(new HalfShelf(root, 100), FILE, 4, 10)).isEqualTo(new PartStaged(10, true));
    }

    @Test
    void needsNoFileTwice() {
        var shelf = new HalfShelf(root, 100);
        stage(shelf, FILE, 0, 10);
        assertThat(stage(shelf, FILE, 0, 0)).isEqualTo(new PartStaged(10, true));
    }

    @Test
    void refusesAnotherContentThanWasAnnounced() {
        var shelf = new HalfShelf(root, 100);
        var other = new HalfFile("a.jar", CONTENT.length, "0".repeat(64));
        assertThatThrownBy(() -> stage(shelf, other, 0, 10)).hasMessageContaining("has another SHA-256");
        assertThatThrownBy(() -> shelf.checked(PLUGIN.id(), other)).hasMessageContaining("was never sent");
    }

    @Test
    void refusesMoreThanWasAnnounced() {
        var shelf = new HalfShelf(root, 100);
        var shorter = new HalfFile("a.jar", 5, FILE.sha256());
        stage(shelf, shorter, 0, 4);
        assertThatThrownBy(() -> stage(shelf, shorter, 4, 10)).hasMessageContaining("more than its 5 bytes");
    }

    @Test
    void refusesMoreThanThereIsRoomFor() {
        assertThatThrownBy(() -> stage(new HalfShelf(root, 9), FILE, 0, 10)).hasMessageContaining("keeps at most");
    }

    @Test
    void keepsOnlyWhatIsNeeded() {
        var shelf = new HalfShelf(root, 100);
        stage(shelf, FILE, 0, 10);
        shelf.keepOnly(PLUGIN.id(), Set.of(FILE.sha256()));
        assertThat(shelf.checked(PLUGIN.id(), FILE)).exists();
        shelf.keepOnly(PLUGIN.id(), Set.of());
        assertThat(root.resolve(PLUGIN.id())).isEmptyDirectory();
    }
}
