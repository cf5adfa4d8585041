package org.vireo.protocol.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String HASH = "ab".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../etc", "Storage", "a--b", "-a", "a-", "a/b", "a.b", "a b", "1a", "ä"})
    void refusesIdsThatCouldBePaths(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginRef(id, "1.0.0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new WithdrawHalf(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.0", "1.0.0/..", "1.0.0.a.b", "1.0.0.", "1.0.-1", "latest", "1.0.0\n"})
    void refusesVersionsThatAreNone(String version) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginRef("storage-nfs", version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".jar", "../a.jar", "a/b.jar", "a\\b.jar", ".a.jar", "a.jar\n", "a.zip", "a.jar ", "~.jar"})
    void refusesFileNamesThatCouldBePaths(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HalfFile(name, 1, HASH));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, HalfFile.LARGEST + 1})
    void refusesSizesBeyondTheLimit(long size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HalfFile("a.jar", size, HASH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage-nfs", "a", "fence2-x3"})
    void takesUsualNames(String id) {
        assertThat(new PluginRef(id, "1.0.0.rc_1-x")).hasToString(id + " 1.0.0.rc_1-x");
        assertThat(new HalfFile(id + "-1.0.0+2_x.jar", HalfFile.LARGEST, HASH).sha256())
                .isEqualTo(HASH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, StagePart.LARGEST})
    void carriesPieces(int length) {
        var file = new HalfFile("a.jar", StagePart.LARGEST, HASH);
        var piece = StagePart.of(new PluginRef("a", "1.0.0"), file, 0, new byte[StagePart.LARGEST], length);
        assertThat(piece.bytes()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {StagePart.LARGEST + 3, 2 * StagePart.LARGEST})
    void refusesPiecesThatAreTooLarge(int length) {
        var file = new HalfFile("a.jar", HalfFile.LARGEST, HASH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagePart.of(new PluginRef("a", "1.0.0"), file, 0, new byte[length], length));
    }
}
